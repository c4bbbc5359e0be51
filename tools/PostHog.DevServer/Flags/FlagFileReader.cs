using System.Globalization;
using System.Text;
using System.Text.Json;
using PostHog.Flags.Compilation;

namespace PostHog.Development.Flags;

/// <summary>
/// Reads a file of flags, more strictly than a request is: a flag that could not be evaluated is a mistake of whoever edits the
/// file, so that its line is named.
/// </summary>
internal static class FlagFileReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxLength = 5 * 1024 * 1024;

    private static readonly OperatorCompiler Operators = new(matchesExplicitly: false, zone: null);

    /// <summary>What is wrong with the file, beginning with the line where that is known; null when nothing is.</summary>
    public static string? FindProblem(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return TooLarge(utf8.Length);
        }

        if (FindSyntaxError(utf8) is { } error)
        {
            return error;
        }

        var (flags, problem) = FlagStore.Read(utf8);
        return problem ?? (flags!.Defined is { } defined ? FindProblem(utf8.Span, defined) : null);
    }

    /// <summary>Says that a file of so many bytes is not read.</summary>
    public static string TooLarge(long bytes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"it has {bytes / 1_000_000.0:0.#} MB, and may have 5 MiB"
        );

    private static string? FindSyntaxError(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 128 }).Dispose();
            return null;
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0];
            return $"line {exception.LineNumber + 1}: {reason}";
        }
    }

    private static string? FindProblem(ReadOnlySpan<byte> utf8, DefinedFlags defined)
    {
        if (
            Find(utf8, "operator", name => Operators.Compile(name, value: null) is null) is
            { } unknown
        )
        {
            return $"line {unknown.Line}: the operator \"{unknown.Text}\" is not known";
        }

        var unusable = defined.Unusable.FirstOrDefault(flag => flag.IsForEverybody);
        if (unusable is null)
        {
            return null;
        }

        var place = Find(utf8, "key", text => text == unusable.Key);
        return $"line {place?.Line ?? 1}: the flag \"{unusable.Key}\" cannot be evaluated: {unusable.Reason}";
    }

    /// <summary>Finds the first text below a name that is looked for.</summary>
    private static (int Line, string Text)? Find(
        ReadOnlySpan<byte> utf8,
        string name,
        Predicate<string> isIt
    )
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 128 });
        while (reader.Read())
        {
            if (
                reader.TokenType != JsonTokenType.PropertyName
                || !reader.ValueTextEquals(Encoding.UTF8.GetBytes(name))
            )
            {
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.String && isIt(reader.GetString()!))
            {
                var before = utf8[..(int)reader.TokenStartIndex];
                return (before.Count((byte)'\n') + 1, reader.GetString()!);
            }
        }

        return null;
    }
}
