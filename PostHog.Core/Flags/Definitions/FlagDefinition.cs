namespace PostHog.Flags.Definitions;

// Facts: device-bucketing-selector.
/// <summary>One flag of the feed. With a <see cref="Fault"/> nothing but the key is to be relied upon.</summary>
internal sealed class FlagDefinition(string key)
{
    public string Key { get; } = key;

    /// <summary>Why the flag cannot be used; null when it can.</summary>
    public string? Fault { get; init; }

    public long? Id { get; init; }

    /// <summary>The version of the row, which events carry; not the version of the model.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the flag is switched on and not deleted.</summary>
    public bool IsActive { get; init; } = true;

    public bool KeepsExperience { get; init; }

    public bool BucketsByDevice { get; init; }

    /// <summary>Where the flag is evaluated: <c>client</c>, <c>server</c> or <c>all</c>; null where the feed does not say.</summary>
    public string? Runtime { get; init; }

    /// <summary>Whether the flag is kept from servers.</summary>
    public bool IsForClientsOnly => Runtime == "client";

    /// <summary>The contexts the flag is meant for; empty means all.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Whether every context of the flag has to be among the caller's, not just one.</summary>
    public bool NeedsEveryContext { get; init; }

    public bool? HasExperiment { get; init; }

    public FlagFilters Filters { get; init; } = FlagFilters.Empty;
}
