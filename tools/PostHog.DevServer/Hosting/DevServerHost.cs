using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Endpoints;
using PostHog.Development.Faults;
using PostHog.Development.Ingestion;
using PostHog.Development.Security;

namespace PostHog.Development.Hosting;

/// <summary>
/// Puts the server together from an empty builder: no logging, no configuration from the environment
/// or files, no console lifetime.
/// </summary>
internal static class DevServerHost
{
    private const int MostConnections = 2_000;
    private const int SlowestBytesPerSecond = 100;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(250);

    public static WebApplication Build(DevServerOptions options, ServerState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);

        var app = builder.Build();
        app.Use(new LoopbackGuard(state.Refusals).InvokeAsync);
        app.Use(new OriginGuard(options.Token, options.AllowedOrigins, state.Refusals).InvokeAsync);
        app.Use(
            new RequestRecorder(state.Requests, options.KeepEvents, options.OnRequest).InvokeAsync
        );
        MapEndpoints(app, state, options);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, DevServerOptions options)
    {
        kestrel.Listen(
            IPAddress.Loopback,
            options.Port,
            listen => listen.Protocols = HttpProtocols.Http1
        );
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null; // the body reader has its own, with a readable answer
        kestrel.Limits.MaxRequestBufferSize = BodyMemory.Small;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        var slowest = new MinDataRate(SlowestBytesPerSecond, options.SlowClientGrace);
        kestrel.Limits.MinRequestBodyDataRate = slowest;
        kestrel.Limits.MinResponseDataRate = slowest;
    }

    private static void MapEndpoints(
        WebApplication app,
        ServerState state,
        DevServerOptions options
    )
    {
        var player = new FaultPlayer(app.Lifetime);
        var handler = new IngestionHandler(state, player);

        HomeEndpoint.Map(app);
        BatchEndpoint.Map(app, handler);
        AiBatchEndpoint.Map(app, handler);
        V1Endpoints.Map(app, handler);
        BrowserEndpoints.Map(app, handler);
        RemoteConfigEndpoint.Map(app);
        new SdkFilesEndpoint(options.BrowserSdkFolder).Map(app);
        FlagsEndpoint.Map(app, state, player);
        FlagValuesEndpoint.Map(app, state.Flags);
        FlagDefinitionsEndpoint.Map(app, state);
        EventsEndpoint.Map(app, state);
        RequestsEndpoint.Map(app, state.Requests, state.Refusals);
        CountsEndpoint.Map(app, state);
        FaultsEndpoint.Map(app, state.Faults);
        StormEndpoint.Map(app, state.Storm);
        BreakEndpoint.Map(app, state);
        FlagPageEndpoint.Map(app, state.Flags, state.Viewer);
        ViewerEndpoints.Map(app, state.Viewer);
        new StreamEndpoint(state, app.Lifetime).Map(app);
        PageEndpoint.Map(app);
        HealthEndpoint.Map(app);
        UnknownPathEndpoint.Map(app);
    }
}
