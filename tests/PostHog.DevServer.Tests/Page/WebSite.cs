using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Tests.Page;

/// <summary>A site of one page, on an origin of its own.</summary>
internal sealed class WebSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebSite(WebApplication app) => _app = app;

    /// <summary>What the page consists of.</summary>
    public string Html { get; set; } = "";

    /// <summary>A script that it has besides, at any path that ends in <c>.js</c>; null for none.</summary>
    public string? Script { get; set; }

    /// <summary>Where it is, under any name that stands for this machine.</summary>
    public Uri UrlAt(string host) =>
        new UriBuilder(_app.Urls.Single()) { Host = host, Path = "/" }.Uri;

    public static async Task<WebSite> StartAsync(string html = "")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var site = new WebSite(app) { Html = html };
        app.Run(context =>
        {
            var isScript =
                site.Script is not null
                && context.Request.Path.Value!.EndsWith(".js", StringComparison.Ordinal);
            context.Response.ContentType = isScript
                ? "text/javascript; charset=utf-8"
                : "text/html; charset=utf-8";
            return isScript
                ? context.Response.SendFileAsync(site.Script!)
                : context.Response.WriteAsync(site.Html);
        });
        await app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}
