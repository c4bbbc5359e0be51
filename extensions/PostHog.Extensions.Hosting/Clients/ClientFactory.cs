using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Extensions.Hosting.Logging;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Creates a client from its registration.</summary>
internal static class ClientFactory
{
    /// <summary>Creates a client with the options of its name, and logs what it ignores.</summary>
    /// <exception cref="OptionsValidationException">An option is invalid.</exception>
    public static PostHogClient Create(ClientRegistration registration, IServiceProvider services)
    {
        var options = services
            .GetRequiredService<IOptionsMonitor<PostHogOptions>>()
            .Get(registration.OptionsName);
        ClientOptionsDefaults.Apply(registration, options, services);
        var client = new PostHogClient(
            options,
            registration.FlagDefinitionProvider?.Invoke(services)
        );
        FollowLevels(client, options, services);
        return client;
    }

    // A client creates debug messages only if they are logged. The loggers themselves subscribed earlier, so that their
    // levels are already the new ones.
    private static void FollowLevels(
        PostHogClient client,
        PostHogOptions options,
        IServiceProvider services
    )
    {
        if (options.Log?.Target is LoggerCallback logger)
        {
            services
                .GetService<IOptionsMonitor<LoggerFilterOptions>>()
                ?.OnChange(_ => client.Debug(logger.IsDebug));
        }
    }
}
