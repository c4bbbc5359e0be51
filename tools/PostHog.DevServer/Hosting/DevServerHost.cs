using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Endpoints;
using PostHog.Development.Faults;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Hosting;

/// <summary>
/// Puts the server together from an empty builder: no logging, no configuration from the environment
/// or files, no console lifetime.
/// </summary>
internal static class DevServerHost
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(250);

    public static WebApplication Build(DevServerOptions options, ServerState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);

        var app = builder.Build();
        app.Use(
            new RequestRecorder(state.Requests, options.KeepEvents, options.OnRequest).InvokeAsync
        );
        app.Use(LoopbackGuard.InvokeAsync);
        MapEndpoints(app, state);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null; // the body reader has its own, with a readable answer
        kestrel.Limits.MinRequestBodyDataRate = null; // a client may sit at a breakpoint
        kestrel.Limits.MinResponseDataRate = null;
    }

    private static void MapEndpoints(WebApplication app, ServerState state)
    {
        var player = new FaultPlayer(app.Lifetime);
        var handler = new IngestionHandler(state, player);

        HomeEndpoint.Map(app);
        BatchEndpoint.Map(app, handler);
        AiBatchEndpoint.Map(app, handler);
        V1Endpoints.Map(app, handler);
        FlagsEndpoint.Map(app, state, player);
        FlagValuesEndpoint.Map(app, state.Flags);
        FlagDefinitionsEndpoint.Map(app, state.Flags);
        EventsEndpoint.Map(app, state.Events);
        RequestsEndpoint.Map(app, state.Requests);
        CountsEndpoint.Map(app, state);
        FaultsEndpoint.Map(app, state.Faults);
        StormEndpoint.Map(app, state.Storm);
        HealthEndpoint.Map(app);
        UnknownPathEndpoint.Map(app);
    }
}
