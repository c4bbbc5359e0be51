using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostHog.Diagnostics;
using PostHog.Extensions.Hosting.Logging;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>
/// Completes the options of a client when it is created, after all that the application sets: the log and the HTTP
/// handler come from the services of the host, and without a project token the client is disabled.
/// </summary>
internal static class ClientOptionsDefaults
{
    /// <summary>Sets what the application has left open, and logs what is ignored or missing.</summary>
    public static void Apply(
        ClientRegistration registration,
        PostHogOptions options,
        IServiceProvider services
    )
    {
        if (options.Log is null && services.GetService<ILoggerFactory>() is { } loggers)
        {
            var logger = new LoggerCallback(
                loggers.CreateLogger(registration.LogCategory),
                options.Debug
            );
            options.Log = logger.Write;
            options.Debug = logger.IsDebug;
        }

        if (options.HttpClient is null && registration.HttpClientName is { } client)
        {
            options.HttpHandler ??= new FactoryHandler(
                services.GetRequiredService<IHttpMessageHandlerFactory>(),
                client
            );
        }

        var log = new PostHogLog(options.Log);
        registration.Report.Ignored.ForEach(log.KeyIgnored);
        if (options is { ProjectToken: null, Disabled: false })
        {
            options.Disabled = true;
            log.TokenNotConfigured(registration.SectionPathIn(services), registration.Name is null);
        }
    }
}
