using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostHog.Async;
using PostHog.Development;
using PostHog.Extensions.Hosting;

namespace PostHog.Extensions.AspNetCore.Tests;

/// <summary>An application on Kestrel, whose client sends to a dev server.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Token = "phc_aspnetcore";

    private TestApp(WebApplication app, DevServer server)
    {
        App = app;
        Server = server;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public WebApplication App { get; }

    public DevServer Server { get; }

    public HttpClient Http { get; }

    public PostHogClient Client => App.Services.GetRequiredService<PostHogClient>();

    /// <summary>Starts an application.</summary>
    /// <param name="configure">Its pipeline.</param>
    /// <param name="services">Its services.</param>
    /// <param name="posthog">What else its client needs.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="flags">The flags of the dev server.</param>
    public static async Task<TestApp> StartAsync(
        Action<WebApplication> configure,
        Action<WebApplicationBuilder>? services = null,
        Action<PostHogBuilder>? posthog = null,
        string environment = "Production",
        string? flags = null
    )
    {
        var server = await DevServer.StartAsync(new DevServerOptions { Flags = flags });
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(TestApp).Assembly.GetName().Name,
                EnvironmentName = environment,
            }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["PostHog:ProjectToken"] = Token,
                ["PostHog:Host"] = server.Url.AbsoluteUri,
            }
        );
        services?.Invoke(builder);
        var added = builder.AddPostHog();
        posthog?.Invoke(added);
        var app = builder.Build();
        configure(app);
        await app.StartAsync();
        return new TestApp(app, server);
    }

    /// <summary>Sends a request with headers.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Stops the application, which finishes its requests, and returns what arrived.</summary>
    public async Task<IReadOnlyList<ReceivedEvent>> StopAsync()
    {
        await App.StopAsync();
        return Server.Events;
    }

    /// <summary>Stops the application and returns the only event of a name.</summary>
    public async Task<ReceivedEvent> StopForOneAsync(string name = "seen")
    {
        var all = await StopAsync();
        var named = all.Where(one => one.Name == name).ToList();
        Assert.That(named, Has.Count.EqualTo(1));
        return named[0];
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }
}
