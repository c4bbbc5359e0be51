using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PostHog.Extensions.Hosting.Logging;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Fills what the application has left open with services of the host: the log and the HTTP handler.</summary>
internal sealed class ClientOptionsDefaults(ClientRegistry registry, IServiceProvider services)
    : IPostConfigureOptions<PostHogOptions>
{
    public void PostConfigure(string? name, PostHogOptions options)
    {
        var registration = registry.Clients.FirstOrDefault(one => one.OptionsName == name);
        if (registration is null)
        {
            return;
        }

        if (options.Log is null && services.GetService<ILoggerFactory>() is { } loggers)
        {
            var logger = loggers.CreateLogger(registration.LogCategory);
            options.Log = new LoggerCallback(logger).Write;
            options.Debug = options.Debug || logger.IsEnabled(LogLevel.Debug);
        }

        if (registration.HttpClientName is { } client)
        {
            options.HttpHandler ??= new FactoryHandler(
                services.GetRequiredService<IHttpMessageHandlerFactory>(),
                client
            );
        }
    }
}
