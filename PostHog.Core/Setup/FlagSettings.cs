using PostHog.Capture;
using PostHog.Diagnostics;
using PostHog.Flags;
using PostHog.Flags.Asking;
using PostHog.Flags.Remote;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>What a client needs for feature flags.</summary>
/// <param name="Writer">Writes questions for the server.</param>
/// <param name="Definitions">Where definitions come from.</param>
/// <param name="Overrides">What callers set for all evaluations.</param>
/// <param name="Cache">Answers of the server that are kept.</param>
internal sealed record FlagSettings(
    FlagsRequestWriter Writer,
    IFlagDefinitionSource Definitions,
    FlagOverrideStore Overrides,
    AnswerCache Cache
)
{
    /// <summary>How often the server is asked again.</summary>
    public int MaxRetries { get; private init; }

    /// <summary>How many reads are remembered.</summary>
    public int CalledCacheSize { get; private init; }

    /// <summary>Whether no location is to be derived, unless a call says otherwise.</summary>
    public bool DisableGeoIP { get; private init; }

    /// <summary>Whether nothing is asked of the server, unless a call says otherwise.</summary>
    public bool OnlyEvaluateLocally { get; private init; }

    /// <summary>Whether one call asks nothing of the server.</summary>
    public bool IsLocalOnly(EvaluateFlagsOptions? options) =>
        options?.OnlyEvaluateLocally ?? OnlyEvaluateLocally;

    /// <summary>Takes what is needed out of options that were checked.</summary>
    public static FlagSettings From(
        PostHogOptions options,
        string token,
        PostHogLog log,
        IFlagDefinitionSource? definitions
    ) =>
        new(
            new FlagsRequestWriter(
                Endpoints.FromHost(options.Host).Flags,
                token,
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
        )
        {
            MaxRetries = options.FeatureFlagMaxRetries,
            CalledCacheSize = options.FeatureFlagCalledCacheSize,
            DisableGeoIP = options.DisableGeoIP,
            OnlyEvaluateLocally = options.OnlyEvaluateFlagsLocally,
        };
}
