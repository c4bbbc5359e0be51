using PostHog.Diagnostics;

namespace PostHog.Flags.Compilation;

// Facts: property-matching-version.
/// <summary>What the caller knows beyond the definitions.</summary>
internal sealed class CompileOptions
{
    public static readonly CompileOptions Default = new();

    /// <summary>The project's time zone; null leaves open what depends on it.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>Told of payloads that do not fit a caller's type; null for nobody.</summary>
    public PostHogLog? Log { get; init; }

    /// <summary>The contexts flags are asked in; null or empty asks for the flags of all contexts.</summary>
    public IReadOnlyList<string>? Contexts { get; init; }
}
