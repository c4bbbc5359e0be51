using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Flags;

/// <summary>
/// The flags that are answered, swapped as a whole: fixed values by key, or a document of definitions as PostHog's feed has
/// it; and what overrides them. Thread-safe.
/// </summary>
internal sealed class FlagStore
{
    private static readonly JsonDocumentOptions AsDeepAsPostHog = new() { MaxDepth = 128 };

    private readonly Lock _lock = new();
    private volatile FlagSet _current = FlagSet.Empty;
    private volatile string? _fileProblem;
    private volatile string? _refusal;
    private long _version;

    /// <summary>The flags as they are now.</summary>
    public FlagSet Current => _current;

    /// <summary>Grows with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Why the file of flags was not taken, with the line; null when it was, or when there is none.</summary>
    public string? FileProblem
    {
        get => _fileProblem;
        set
        {
            _fileProblem = value;
            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>Why the flags that a program set last were refused, with the line; null when they were not.</summary>
    public string? Refusal => _refusal;

    /// <summary>Takes the flags that a program sets, unless something is wrong with them. Overrides stay.</summary>
    /// <returns>What is wrong, with the line; the flags then stay as they are. Null when nothing is.</returns>
    public string? SetFaultless(ReadOnlyMemory<byte> utf8)
    {
        var problem = FlagFileReader.FindProblem(utf8, mayLackCohorts: true) ?? Set(utf8);
        if (problem is not null)
        {
            _refusal = problem;
            Interlocked.Increment(ref _version);
        }

        return problem;
    }

    /// <summary>Takes other flags in the place of these, also those that cannot be evaluated. Overrides stay.</summary>
    /// <returns>What is wrong with the document, in which case the flags stay as they are; null when nothing is.</returns>
    public string? Set(ReadOnlyMemory<byte> utf8)
    {
        var (flags, problem) = Read(utf8);
        if (flags is not null)
        {
            _refusal = null;
            Replace(current => flags.With(current.Overrides));
        }

        return problem;
    }

    private static (FlagSet? Flags, string? Problem) Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, AsDeepAsPostHog);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, "the flags must be one JSON object");
            }

            if (JsonUnicode.FirstBroken(utf8.Span) is not null)
            {
                return (null, $"the flags cannot be kept: {JsonUnicode.Problem}");
            }

            var (flags, problem) = FlagSetReader.Read(document.RootElement);
            return (flags, problem?.Text);
        }
        catch (JsonException exception)
        {
            return (null, $"the flags are not valid JSON: {exception.Message}");
        }
    }

    /// <summary>Has no flags because those that there should be cannot be read: questions are answered with errors.</summary>
    public void HasNone() => Replace(current => FlagSet.Unreadable.With(current.Overrides));

    /// <summary>Has no flags any more, and no overrides.</summary>
    public void Clear()
    {
        _refusal = null;
        Replace(_ => FlagSet.Empty);
    }

    /// <summary>Replaces the value of one flag, or ends that.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Override(OverrideRequest request)
    {
        var isFull = false;
        Replace(current =>
        {
            isFull = request.Value is not null && current.Overrides.IsFull;
            return isFull ? current
                : request.Value is { } value
                    ? current.With(current.Overrides.With(request.Key, request.Id, value))
                : current.With(current.Overrides.Without(request.Key, request.Id));
        });
        return isFull ? "there are too many overrides: end some" : null;
    }

    /// <summary>Ends all overrides.</summary>
    public void ClearOverrides() => Replace(current => current.With(FlagOverrides.None));

    private void Replace(Func<FlagSet, FlagSet> change)
    {
        lock (_lock)
        {
            _current = change(_current);
            Interlocked.Increment(ref _version);
        }
    }
}
