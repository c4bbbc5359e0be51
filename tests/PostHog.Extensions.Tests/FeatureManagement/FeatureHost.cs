using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
using PostHog.Async;
using PostHog.Development;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>Services that read features from a dev server.</summary>
internal sealed class FeatureHost : IAsyncDisposable
{
    private const string Flags = """
        {
          "new-checkout": true,
          "off": false,
          "limits": { "value": true, "payload": { "seats": 5, "plans": ["free", "pro"] } },
          "button": { "value": "green", "payload": "#0f0" },
          "plain": "blue",
          "same-names": { "value": true, "payload": { "a": 1, "A": 2 } }
        }
        """;

    private readonly DevServer _server;
    private readonly ServiceProvider _provider;

    private FeatureHost(DevServer server, ServiceProvider provider)
    {
        _server = server;
        _provider = provider;
    }

    /// <summary>The client that provides the flags.</summary>
    public PostHogClient Client => _provider.GetRequiredService<PostHogClient>();

    /// <summary>What the application asks.</summary>
    public IVariantFeatureManager Features =>
        _provider.GetRequiredService<IVariantFeatureManager>();

    /// <summary>The services.</summary>
    public IServiceProvider Services => _provider;

    /// <summary>The distinct ids for which the server was asked for flags.</summary>
    public IEnumerable<string?> Asked =>
        _server
            .Requests.Where(one => one.Path.StartsWith("/flags", StringComparison.Ordinal))
            .Select(one =>
                System
                    .Text.Json.JsonDocument.Parse(one.Body)
                    .RootElement.GetProperty("distinct_id")
                    .GetString()
            );

    /// <summary>The events that arrived, once all are sent.</summary>
    public async Task<IReadOnlyList<ReceivedEvent>> EventsAsync()
    {
        await Client.FlushAsync();
        return _server.Events;
    }

    /// <summary>Starts the server and builds the services.</summary>
    public static Task<FeatureHost> StartAsync(
        Action<IServiceCollection>? before = null,
        params (string Key, string? Value)[] settings
    ) => StartAsync(before, after: null, settings);

    /// <summary>Starts the server and builds the services, also those that are registered later.</summary>
    public static async Task<FeatureHost> StartAsync(
        Action<IServiceCollection>? before,
        Action<IServiceCollection>? after,
        (string Key, string? Value)[] settings
    )
    {
        var server = await DevServer.StartAsync(new DevServerOptions { Flags = Flags });
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(Hosting.TestHost.Configuration(settings));
        before?.Invoke(services);
        services
            .AddPostHog(options =>
            {
                options.ProjectToken = Hosting.TestHost.Token;
                options.Host = server.Url.AbsoluteUri;
            })
            .UseFeatureManagement();
        after?.Invoke(services);
        return new FeatureHost(server, services.BuildServiceProvider(validateScopes: true));
    }

    /// <summary>A user whom a call names.</summary>
    public static TargetingContext User(string id) => new() { UserId = id, Groups = [] };

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _server.DisposeAsync();
    }
}
