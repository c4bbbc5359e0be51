using PostHog.Diagnostics;

namespace PostHog.Flags.Model;

/// <summary>What is known of a flag beside its value. All values of a compiled flag share it.</summary>
internal sealed record FlagDetails
{
    /// <summary>Nothing is known.</summary>
    public static readonly FlagDetails None = new();

    /// <summary>The number of the flag in PostHog; null if unknown.</summary>
    public long? Id { get; init; }

    /// <summary>The version of the flag; null if unknown.</summary>
    public int? Version { get; init; }

    /// <summary>Whether an experiment runs on the flag; null if unknown.</summary>
    public bool? HasExperiment { get; init; }

    /// <summary>The reason as a readable sentence, if the server gave one.</summary>
    public string? ReasonText { get; init; }

    /// <summary>Why the value is an expired one; null if it is not.</summary>
    public PostHogFailure? Failure { get; init; }

    /// <summary>The log for payloads that do not fit the caller's type; null if there is none.</summary>
    public PostHogLog? Log { get; init; }
}
