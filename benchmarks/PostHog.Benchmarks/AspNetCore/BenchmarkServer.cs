using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PostHog.Benchmarks.AspNetCore;

/// <summary>A server without a network: each request is a call.</summary>
internal sealed class BenchmarkServer : IServer
{
    private Func<Task>? _serve;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Serves one request of a visitor with tracing headers.</summary>
    public Task ServeAsync() => _serve!();

    public Task StartAsync<TContext>(
        IHttpApplication<TContext> application,
        CancellationToken cancellationToken
    )
        where TContext : notnull
    {
        _serve = () => ServeAsync(application);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _serve = null;

    private static async Task ServeAsync<TContext>(IHttpApplication<TContext> application)
        where TContext : notnull
    {
        var features = new FeatureCollection();
        var request = new HttpRequestFeature
        {
            Method = "GET",
            Scheme = "https",
            Path = "/orders/7",
        };
        request.Headers.Host = "shop.example";
        request.Headers.UserAgent = "Mozilla/5.0";
        request.Headers["X-POSTHOG-DISTINCT-ID"] = "user-42";
        request.Headers["X-POSTHOG-SESSION-ID"] = "0199f7c0-6c1e-7a52-9b0d-5f0f6a3c2e11";
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        var context = application.CreateContext(features);
        await application.ProcessRequestAsync(context);
        application.DisposeContext(context, exception: null);
    }
}
