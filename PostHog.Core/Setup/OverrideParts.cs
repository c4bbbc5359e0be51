using PostHog.Diagnostics;
using PostHog.Flags.Compilation;
using PostHog.Flags.Overriding;

namespace PostHog.Setup;

/// <summary>The parts with which a client overrides feature flags.</summary>
/// <param name="Mode">How they are combined with those of PostHog.</param>
/// <param name="Values">The values of the options.</param>
/// <param name="File">The path of the file with further ones; null without one.</param>
/// <param name="Reader">Reads the file's text.</param>
internal sealed record OverrideParts(
    FlagOverrideMode Mode,
    OverrideTable Values,
    string? File,
    OverrideReader Reader
)
{
    /// <summary>Builds the parts from checked options; null if the options override nothing.</summary>
    public static OverrideParts? From(PostHogOptions options, PostHogLog log)
    {
        var file = string.IsNullOrWhiteSpace(options.FlagOverridesFile)
            ? null
            : options.FlagOverridesFile;
        var isNeeded =
            file is not null
            || options.FlagOverrides.Count > 0
            || options.FlagOverrideMode == FlagOverrideMode.LocalOnly;
        return isNeeded
            ? new OverrideParts(
                options.FlagOverrideMode,
                TableOf(options, log),
                file,
                new OverrideReader(
                    new CompileOptions { TimeZone = options.ProjectTimeZone, Log = log },
                    options.Clock
                )
            )
            : null;
    }

    private static OverrideTable TableOf(PostHogOptions options, PostHogLog log) =>
        new(
            options.FlagOverrides.ToDictionary(
                value => value.Key,
                value => value.Value.ToFlag(value.Key).With(log),
                StringComparer.Ordinal
            ),
            rules: null
        );
}
