using PostHog.Capture;
using PostHog.Capture.Values;
using PostHog.Diagnostics;
using PostHog.Flags;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Time;

namespace PostHog.Setup;

/// <summary>The parts with which a client evaluates feature flags.</summary>
/// <param name="Writer">Writes flags questions for the server.</param>
/// <param name="Definitions">The source of the flag definitions.</param>
/// <param name="Overrides">The properties that callers set for all evaluations.</param>
/// <param name="Cache">Keeps answers of the server.</param>
/// <param name="Shared">Keeps the evaluations of request contexts.</param>
internal sealed record FlagParts(
    FlagsRequestWriter Writer,
    IFlagDefinitionSource Definitions,
    FlagOverrideStore Overrides,
    AnswerCache Cache,
    SharedFlags Shared
)
{
    /// <summary>The clock of the client.</summary>
    public Clock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Overrides flags; null if the options override none.</summary>
    public OverrideParts? LocalOverrides { get; init; }

    /// <summary>Builds the parts from checked options.</summary>
    public static FlagParts From(
        PostHogOptions options,
        ClientSettings settings,
        PostHogLog log,
        IFlagDefinitionSource? definitions
    ) =>
        new(
            new FlagsRequestWriter(
                settings.Endpoints.Flags,
                settings.Token,
                options.FeatureFlagRequestTimeout,
                [.. options.EvaluationContexts],
                (member, map) =>
                    ValueText.OfMap(
                        member,
                        map,
                        repair => log.FlagPropertyRepaired(repair.Property, repair.Description)
                    )
            ),
            options.FlagDefinitions ?? definitions ?? NoFlagDefinitions.Instance,
            new FlagOverrideStore(ValueCopy.Of, log),
            new AnswerCache(options.FeatureFlagCacheDuration, options.FeatureFlagCacheSize),
            new SharedFlags(options.Clock)
        )
        {
            Clock = options.Clock,
            LocalOverrides = OverrideParts.From(options, log),
        };
}
