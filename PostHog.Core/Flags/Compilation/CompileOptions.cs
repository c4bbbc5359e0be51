using PostHog.Diagnostics;

namespace PostHog.Flags.Compilation;

// Facts: property-matching-version.
/// <summary>What the caller knows beyond the definitions.</summary>
internal sealed class CompileOptions
{
    public static readonly CompileOptions Default = new();

    /// <summary>The project's time zone; null leaves everything that depends on it inconclusive.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>Called for payloads that do not fit the caller's type; null if there is no log.</summary>
    public PostHogLog? Log { get; init; }

    /// <summary>
    /// The evaluation contexts that flags are requested for; null or empty requests the flags of all contexts.
    /// </summary>
    public IReadOnlyList<string>? Contexts { get; init; }
}
