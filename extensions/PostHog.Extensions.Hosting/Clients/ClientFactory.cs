using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Diagnostics;
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
        var log = new PostHogLog(options.Log);
        registration.Report.Ignored.ForEach(log.KeyIgnored);
        if (registration.IsTokenMissing)
        {
            log.TokenNotConfigured(registration.SectionPathIn(services), registration.Name is null);
        }

        return new PostHogClient(options, registration.FlagDefinitionProvider?.Invoke(services));
    }
}
