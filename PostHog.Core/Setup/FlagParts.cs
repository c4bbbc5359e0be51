using PostHog.Capture;
using PostHog.Capture.Values;
using PostHog.Diagnostics;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;

namespace PostHog.Setup;

/// <summary>What a client evaluates feature flags with.</summary>
/// <param name="Writer">Writes questions for the server.</param>
/// <param name="Definitions">Where definitions come from.</param>
/// <param name="Overrides">What callers set for all evaluations.</param>
/// <param name="Cache">Answers of the server that are kept.</param>
internal sealed record FlagParts(
    FlagsRequestWriter Writer,
    IFlagDefinitionSource Definitions,
    FlagOverrideStore Overrides,
    AnswerCache Cache
)
{
    /// <summary>Builds them from options that were checked.</summary>
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
            new AnswerCache(options.FeatureFlagCacheDuration, options.FeatureFlagCacheSize)
        );
}
