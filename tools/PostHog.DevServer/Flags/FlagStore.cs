using System.Text.Json;

namespace PostHog.Development.Flags;

/// <summary>
/// The flags that are answered, swapped as a whole: fixed values by key, or a document of definitions as PostHog's feed has
/// it. Thread-safe.
/// </summary>
internal sealed class FlagStore
{
    private volatile FlagSet _current = FlagSet.Empty;

    /// <summary>The flags as they are now.</summary>
    public FlagSet Current => _current;

    /// <summary>Takes other flags in the place of these.</summary>
    /// <returns>What is wrong with the document, in which case the flags stay as they are; null when nothing is.</returns>
    public string? Set(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return "the flags must be one JSON object";
            }

            var (flags, problem) = FlagSetReader.Read(document.RootElement);
            _current = flags ?? _current;
            return problem;
        }
        catch (JsonException exception)
        {
            return $"the flags are not valid JSON: {exception.Message}";
        }
    }

    /// <summary>Has no flags any more.</summary>
    public void Clear() => _current = FlagSet.Empty;
}
