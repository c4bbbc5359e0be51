using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PostHog.Extensions.Hosting.Logging;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>
/// Completes the options of a client: the log and the HTTP handler come from the services of the host, and without a
/// project token the client is disabled.
/// </summary>
internal sealed class ClientOptionsDefaults(ClientRegistry registry, IServiceProvider services)
    : IPostConfigureOptions<PostHogOptions>
{
    public void PostConfigure(string? name, PostHogOptions options)
    {
        if (registry.Find(name) is not { } registration)
        {
            return;
        }

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

        registration.IsTokenMissing = options is { ProjectToken: null, Disabled: false };
        options.Disabled = options.Disabled || registration.IsTokenMissing;
    }
}
