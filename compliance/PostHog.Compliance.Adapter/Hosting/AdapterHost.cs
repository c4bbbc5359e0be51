using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PostHog.Compliance.Endpoints;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Hosting;

/// <summary>Puts the adapter together: nothing from the environment, no log.</summary>
internal static class AdapterHost
{
    public static WebApplication Build(AdapterSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(settings.Address, settings.Port));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<SessionRegistry>();

        var app = builder.Build();
        var sessions = app.Services.GetRequiredService<SessionRegistry>();
        HealthEndpoint.Map(app, settings);
        InitEndpoint.Map(app, sessions, settings, () => OwnAddress(app));
        RelayEndpoint.Map(app, sessions);
        CaptureEndpoint.Map(app, sessions);
        CaptureAiEndpoint.Map(app, sessions);
        FeatureFlagEndpoint.Map(app, sessions);
        ReloadDefinitionsEndpoint.Map(app, sessions);
        FlushEndpoint.Map(app, sessions);
        StateEndpoint.Map(app, sessions);
        ResetEndpoint.Map(app, sessions);
        return app;
    }

    // Of all addresses of this machine, the client under test takes the loopback.
    private static Uri OwnAddress(WebApplication app)
    {
        var url = new UriBuilder(app.Urls.First());
        if (IPAddress.TryParse(url.Host, out var address) && address.Equals(IPAddress.Any))
        {
            url.Host = $"{IPAddress.Loopback}";
        }

        return url.Uri;
    }
}
