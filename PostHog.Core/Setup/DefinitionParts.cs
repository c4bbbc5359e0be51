using PostHog.Diagnostics;
using PostHog.Flags.Compilation;
using PostHog.Flags.Loading;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>The parts with which a client loads flag definitions.</summary>
/// <param name="Request">Requests the definitions from PostHog; null without a key.</param>
/// <param name="State">Holds the definitions.</param>
/// <param name="Timeout">How long one request, or one call of a provider, may take.</param>
internal sealed record DefinitionParts(
    DefinitionsRequest? Request,
    DefinitionsState State,
    TimeSpan Timeout
)
{
    /// <summary>
    /// Builds the parts from checked options. Returns null if flags are not evaluated in this process.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="settings">The same options as values.</param>
    /// <param name="hasProvider">Whether a definition provider can supply the definitions.</param>
    /// <param name="log">The log.</param>
    public static DefinitionParts? From(
        PostHogOptions options,
        ClientSettings settings,
        bool hasProvider,
        PostHogLog log
    )
    {
        var request = RequestOf(options, settings);
        return request is null && !hasProvider
            ? null
            : new DefinitionParts(
                request,
                new DefinitionsState(
                    new LoadedFlagsBuilder(
                        OptionsOf(options, log),
                        options.Clock,
                        keepsText: hasProvider
                    ).Compile,
                    new PollSchedule(options.FeatureFlagPollInterval),
                    options.Clock.Elapsed
                ),
                options.RequestTimeout
            );
    }

    private static CompileOptions OptionsOf(PostHogOptions options, PostHogLog log) =>
        new()
        {
            TimeZone = options.ProjectTimeZone,
            Contexts = [.. options.EvaluationContexts],
            Log = log,
        };

    private static DefinitionsRequest? RequestOf(PostHogOptions options, ClientSettings settings) =>
        options.SecretKey?.Trim() is { Length: > 0 } key
        && !SecretKeys.IsProjectToken(key, settings.Token)
            ? new DefinitionsRequest(
                settings.Endpoints.FlagDefinitions,
                settings.Token,
                key,
                options.RequestTimeout
            )
            : null;
}
