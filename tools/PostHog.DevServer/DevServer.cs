using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Faults;
using PostHog.Development.Hosting;
using PostHog.Development.Recording;

namespace PostHog.Development;

/// <summary>
/// A PostHog that runs in this process: it takes events over HTTP on 127.0.0.1, keeps the newest in
/// memory and can be told to fail. It writes nothing to disk or console, reads no configuration from
/// the environment and leaves signals alone. Thread-safe; dispose it once done.
/// </summary>
public sealed class DevServer : IAsyncDisposable, IDisposable
{
    private readonly ServerState _state;
    private readonly WebApplication _app;
    private int _disposed;

    private DevServer(DevServerOptions options)
    {
        _state = new ServerState(
            new EventStore(options.EventLimit, options.OnEvent),
            new RequestLog(options.RequestLimit),
            new FaultScript()
        );
        _app = DevServerHost.Build(options, _state);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123/</c>: a client's host.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The newest events, oldest first: a snapshot, readable after disposal too.</summary>
    public IReadOnlyList<ReceivedEvent> Events => _state.Events.Snapshot();

    /// <summary>
    /// The newest requests, oldest first, those refused or faulted and those still without an answer
    /// included, those below <c>/_dev</c> left out. Tokens are not masked here. A snapshot, readable
    /// after disposal too.
    /// </summary>
    public IReadOnlyList<ReceivedRequest> Requests => _state.Requests.Snapshot();

    /// <summary>Starts a server; once it returns, requests are served.</summary>
    /// <param name="options">Port, limits and callbacks; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DevServer> StartAsync(
        DevServerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var server = new DevServer(options ?? new DevServerOptions());
        try
        {
            await server._app.StartAsync(cancellationToken);
            server.Url = new Uri(server._app.Urls.First());
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server; once it returns, requests are served.</summary>
    /// <param name="options">Port, limits and callbacks; null for the defaults.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static DevServer Start(DevServerOptions? options = null)
    {
        var server = new DevServer(options ?? new DevServerOptions());
        try
        {
            server._app.Start();
            server.Url = new Uri(server._app.Urls.First());
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Plays a fault on the next ingestion requests, after those injected before.</summary>
    /// <exception cref="ArgumentException">The fault contradicts itself, or does nothing.</exception>
    public void InjectFault(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(fault));
        }

        _state.Faults.Add(fault);
    }

    /// <summary>Forgets all events, requests and pending faults, as if just started.</summary>
    public void Clear()
    {
        _state.Events.Clear();
        _state.Requests.Clear();
        _state.Faults.Clear();
    }

    /// <summary>
    /// Stops within a second: answers that are under way are finished, delayed ones are dropped.
    /// A second call does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    /// <summary>Stops within a second and drops what is under way. A second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _app.Lifetime.StopApplication();
            ((IDisposable)_app).Dispose();
        }
    }
}
