using PostHog.Flags.Inputs;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-minimal-gate.
/// <summary>What one evaluation has in common for all its flags, fixed when it took place. Immutable.</summary>
internal sealed record EvaluationMetadata(string DistinctId)
{
    private static readonly Dictionary<string, string> NoGroups = [];

    /// <summary>Returns what is known of an evaluation from its subject.</summary>
    public static EvaluationMetadata Of(in FlagSubject subject)
    {
        var metadata = new EvaluationMetadata(subject.DistinctId);
        return subject.Groups is not { Count: > 0 } groups
            ? metadata
            : metadata with
            {
                Groups = new Dictionary<string, string>(groups, StringComparer.Ordinal),
                GroupText = Tracking.GroupText.Of(groups),
            };
    }

    /// <summary>Group type to group key.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = NoGroups;

    /// <summary>The groups, in an order of their own.</summary>
    public string GroupText { get; init; } = "";

    /// <summary>Whether the server said which flags there are.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>What the server calls the evaluation; null when it had no part in it.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the server evaluated, in milliseconds since 1970.</summary>
    public long? EvaluatedAt { get; init; }

    /// <summary>What went wrong with the server, as events report it; null when nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>The same for the caller.</summary>
    public PostHogFailure? Failure { get; init; }

    /// <summary>The flags that exist, but that the server could not tell.</summary>
    public IReadOnlyCollection<string> FailedKeys { get; init; } = [];

    /// <summary>Whether the server allows short events for the flags it evaluated.</summary>
    public bool AllowsMinimalRemote { get; init; }

    /// <summary>Whether the definitions allow short events for the flags evaluated here.</summary>
    public bool AllowsMinimalLocal { get; init; }

    /// <summary>What the call said about deriving a location; null when it said nothing.</summary>
    public bool? DisableGeoIP { get; init; }

    /// <summary>Receives a key that a filter names but that does not exist.</summary>
    public Action<string>? OnUnknownKey { get; init; }

    /// <summary>Where each flag is evaluated, by the definitions of that time; null where they do not say.</summary>
    public Func<string, string?>? RuntimeOf { get; init; }

    /// <summary>Records reads; null when nobody does.</summary>
    public FlagCalledTracker? Tracker { get; init; }
}
