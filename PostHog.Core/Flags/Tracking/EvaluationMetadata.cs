using PostHog.Flags.Inputs;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-minimal-gate.
/// <summary>The data that all flags of one evaluation share, fixed when it took place. Immutable.</summary>
internal sealed record EvaluationMetadata(string DistinctId)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Returns the metadata that the subject determines.</summary>
    public static EvaluationMetadata Of(in FlagSubject subject)
    {
        var metadata = new EvaluationMetadata(subject.DistinctId)
        {
            OmittedProperties = subject.OmittedProperties ?? None,
        };
        return subject.Groups is not { Count: > 0 } groups
            ? metadata
            : metadata with
            {
                Groups = new Dictionary<string, string>(groups, StringComparer.Ordinal),
                GroupText = Tracking.GroupText.Of(groups),
            };
    }

    /// <summary>The group keys, by group type.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = None;

    /// <summary>The groups as text, in a fixed order.</summary>
    public string GroupText { get; init; } = "";

    /// <summary>The properties that could not be sent, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> OmittedProperties { get; init; } = None;

    /// <summary>Whether the server answered which flags exist.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The server's id for the evaluation; null if it was not involved.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the server evaluated, in milliseconds since 1970.</summary>
    public long? EvaluatedAt { get; init; }

    /// <summary>The server's error, as events report it; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The same error, for the caller.</summary>
    public PostHogFailure? Failure { get; init; }

    /// <summary>The flags that exist, but that the server could not compute.</summary>
    public IReadOnlyCollection<string> FailedKeys { get; init; } = [];

    /// <summary>Whether the server allows minimal events for the flags that it evaluated.</summary>
    public bool AllowsMinimalRemote { get; init; }

    /// <summary>Whether the definitions allow minimal events for locally evaluated flags.</summary>
    public bool AllowsMinimalLocal { get; init; }

    /// <summary>The call's setting for deriving a location; null if it has none.</summary>
    public bool? DisableGeoIP { get; init; }

    /// <summary>Called with a key that a filter names but that does not exist.</summary>
    public Action<string>? OnUnknownKey { get; init; }

    /// <summary>
    /// Returns where a flag is evaluated according to the definitions at that time; null if they do not say.
    /// </summary>
    public Func<string, string?>? RuntimeOf { get; init; }

    /// <summary>
    /// Whether reads are to be recorded as soon as there is a client: the snapshot was carried elsewhere as JSON.
    /// </summary>
    public bool IsDetached { get; init; }

    /// <summary>Records reads of flags; null if they are not recorded.</summary>
    public FlagCalledTracker? Tracker { get; init; }
}
