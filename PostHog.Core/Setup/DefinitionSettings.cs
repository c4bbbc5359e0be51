using PostHog.Flags.Compilation;
using PostHog.Flags.Loading;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>What loading the definitions of flags needs.</summary>
/// <param name="Request">Asks PostHog for them; null without a key.</param>
/// <param name="State">Holds them.</param>
/// <param name="ProviderTimeout">How long one call of a provider may take.</param>
internal sealed record DefinitionSettings(
    DefinitionsRequest? Request,
    DefinitionsState State,
    TimeSpan ProviderTimeout
)
{
    /// <summary>Takes what is needed out of options that were checked; null when flags are not evaluated here.</summary>
    /// <param name="options">The options.</param>
    /// <param name="token">The project token.</param>
    /// <param name="hasProvider">Whether somebody else may have the definitions.</param>
    public static DefinitionSettings? From(PostHogOptions options, string token, bool hasProvider)
    {
        var request = RequestOf(options, token);
        return request is null && !hasProvider
            ? null
            : new DefinitionSettings(
                request,
                new DefinitionsState(
                    new DefinitionCompiler(OptionsOf(options), options.Clock).Compile,
                    new PollSchedule(options.FeatureFlagPollInterval),
                    options.Clock.UtcNow
                ),
                options.RequestTimeout
            );
    }

    private static CompileOptions OptionsOf(PostHogOptions options) =>
        new() { TimeZone = options.ProjectTimeZone, Contexts = [.. options.EvaluationContexts] };

    private static DefinitionsRequest? RequestOf(PostHogOptions options, string token) =>
        options.SecretKey?.Trim() is { Length: > 0 } key
            ? new DefinitionsRequest(
                Endpoints.FromHost(options.Host).FlagDefinitions,
                token,
                key,
                options.RequestTimeout
            )
            : null;
}
