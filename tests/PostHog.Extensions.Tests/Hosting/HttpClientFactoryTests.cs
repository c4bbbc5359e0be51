using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostHog.Async;
using PostHog.TestKit;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Requests through the factory of HTTP clients.</summary>
public sealed class HttpClientFactoryTests
{
    [Test]
    public async Task Requests_pass_the_handlers_of_the_name()
    {
        using var http = new FakeHttp();
        var services = new ServiceCollection();
        var handlers = 0;
        services.AddPostHog(o => o.ProjectToken = TestHost.Token).UseHttpClientFactory();
        services
            .AddHttpClient("PostHog")
            .ConfigurePrimaryHttpMessageHandler(() => http.Handler)
            .AddHttpMessageHandler(() =>
            {
                handlers++;
                return new MarkingHandler();
            });
        await using var provider = services.BuildServiceProvider();

        var result = await provider
            .GetRequiredService<PostHogClient>()
            .CaptureBatchAsync([new("one", "user-1"), new("two", "user-1")]);

        Assert.That(result.IsDelivered);
        Assert.That(http.Requests.Select(one => one.Headers["X-Mark"]), Is.EqualTo(["marked"]));
        Assert.That(handlers, Is.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase("analytics")]
    public async Task Secret_key_is_not_logged_at_any_level(string? name)
    {
        using var http = new FakeHttp();
        using var logs = new RecordedLogs();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services
            .AddPostHog(options =>
            {
                options.ProjectToken = TestHost.Token;
                options.SecretKey = "phs_secret";
            })
            .UseHttpClientFactory(name);
        services
            .AddHttpClient(name ?? "PostHog")
            .ConfigurePrimaryHttpMessageHandler(() => http.Handler)
            // The default of version 8 of the factory.
            .RedactLoggedHeaders(_ => false);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<PostHogClient>().ReloadFlagDefinitionsAsync();

        Assert.That(logs.Text, Does.Contain("Authorization: *"));
        Assert.That(logs.Text, Does.Not.Contain("phs_secret"));
    }

    [Test]
    public async Task Every_request_asks_the_factory_so_that_it_can_replace_handlers()
    {
        using var http = new FakeHttp();
        var services = new ServiceCollection();
        var factory = new CountingFactory(http.Handler);
        services.AddPostHog(o => o.ProjectToken = TestHost.Token).UseHttpClientFactory("analytics");
        services.AddSingleton<IHttpMessageHandlerFactory>(factory);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<PostHogClient>();

        await client.CaptureAsync(new("first", "user-1"));
        await client.CaptureAsync(new("second", "user-1"));

        Assert.That(factory.Names, Is.EqualTo(["analytics", "analytics"]));
        Assert.That(http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Handler_that_is_set_in_code_is_kept()
    {
        using var http = new FakeHttp();
        var services = new ServiceCollection();
        var factory = new CountingFactory(http.Handler);
        services
            .AddPostHog(options =>
            {
                options.ProjectToken = TestHost.Token;
                options.HttpHandler = http.Handler;
            })
            .UseHttpClientFactory();
        services.AddSingleton<IHttpMessageHandlerFactory>(factory);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<PostHogClient>().CaptureAsync(new("sent", "user-1"));

        Assert.That(http.Requests, Has.Count.EqualTo(1));
        Assert.That(factory.Names, Is.Empty);
    }

    private sealed class CountingFactory(HttpMessageHandler handler) : IHttpMessageHandlerFactory
    {
        public List<string> Names { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            Names.Add(name);
            return handler;
        }
    }

    private sealed class MarkingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.Headers.Add("X-Mark", "marked");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
