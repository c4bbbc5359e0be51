using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PostHog.Async;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Creates a client from its registration.</summary>
internal static class ClientFactory
{
    /// <summary>Creates a client with the options of its name.</summary>
    /// <exception cref="OptionsValidationException">An option is invalid.</exception>
    public static PostHogClient Create(ClientRegistration registration, IServiceProvider services)
    {
        var options = services
            .GetRequiredService<IOptionsMonitor<PostHogOptions>>()
            .Get(registration.OptionsName);
        return new PostHogClient(options, registration.FlagDefinitionProvider?.Invoke(services));
    }
}
