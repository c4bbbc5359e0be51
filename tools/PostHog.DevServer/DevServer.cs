using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Flags;
using PostHog.Development.Hosting;
using PostHog.Development.Persistence;
using PostHog.Development.Recording;
using PostHog.Development.Security;
using PostHog.Development.Viewer;

namespace PostHog.Development;

/// <summary>
/// A PostHog that runs in this process: it takes events over HTTP on 127.0.0.1, keeps the newest in
/// memory and can be told to fail. It writes nothing to disk or console, reads no configuration from
/// the environment and leaves signals alone. Thread-safe; dispose it once done.
/// </summary>
public sealed class DevServer : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(20);

    private readonly ServerState _state;
    private readonly WebApplication _app;
    private FlagFile? _flagFile;
    private int _disposed;

    private DevServer(DevServerOptions options)
    {
        var (events, bytes) = (options.KeepEvents ? options.EventLimit : 0, options.ByteLimit);
        var viewer = new ViewerState(events, bytes);
        _state = new ServerState(
            new EventStore(events, options.OnEvent, bytes),
            new RequestLog(options.RequestLimit, bytes)
        )
        {
            Viewer = viewer,
            Refusals = new RefusalLog(viewer.Warnings, options.OnNotice),
            File = options.EventsFile is { } file
                ? new EventFile(EventDatabase.Open(file, options.EventLimit), options.OnNotice)
                : null,
        };
        _app = DevServerHost.Build(options, _state);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123/</c>: a client's host.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The newest events, oldest first: a snapshot, readable after disposal too.</summary>
    public IReadOnlyList<ReceivedEvent> Events => _state.Events.Snapshot();

    /// <summary>
    /// The newest requests, oldest first, those refused or faulted and those still without an answer
    /// included, those below <c>/_dev</c> and those of origins and hosts that are not allowed left out.
    /// Tokens are not masked here. A snapshot, readable after disposal too.
    /// </summary>
    public IReadOnlyList<ReceivedRequest> Requests => _state.Requests.Snapshot();

    /// <summary>How many events were stored, those included that are no longer kept.</summary>
    public long EventCount => _state.Events.Count;

    /// <summary>How many requests arrived, those included that are no longer kept.</summary>
    public long RequestCount => _state.Requests.Count;

    /// <summary>How many different uuids the stored events had; events without one are left out.</summary>
    public int DistinctUuidCount => _state.Events.DistinctUuidCount;

    /// <summary>How often an event of each uuid was stored. A snapshot, as large as there are uuids.</summary>
    public IReadOnlyDictionary<Guid, int> UuidCounts => _state.Events.CountByUuid();

    /// <summary>
    /// How many requests met what since the storm that rages, or the last one, began: <c>served</c>,
    /// <c>status 503</c>, <c>abort</c>, <c>reset</c>, <c>truncate</c>, <c>stall</c> and <c>partial</c>. A
    /// snapshot.
    /// </summary>
    public IReadOnlyDictionary<string, long> StormCounts => _state.Storm.Count();

    /// <summary>Starts a server; once it returns, requests are served.</summary>
    /// <param name="options">Port, limits and callbacks; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DevServer> StartAsync(
        DevServerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new DevServerOptions();
        var server = new DevServer(options);
        try
        {
            server.ReadFiles(options);
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
        options ??= new DevServerOptions();
        var server = new DevServer(options);
        try
        {
            server.ReadFiles(options);
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

    /// <summary>Has these flags from now on, in place of others; see <see cref="DevServerOptions.Flags"/>.</summary>
    /// <exception cref="ArgumentException">There is a mistake in them, as there may be none in a file; the message names the line.</exception>
    public void SetFlags(string json)
    {
        if (_state.Flags.SetFaultless(Encoding.UTF8.GetBytes(json)) is { } problem)
        {
            throw new ArgumentException(problem, nameof(json));
        }
    }

    /// <summary>Plays a fault on the next requests that bring events or ask for flags, after those injected before.</summary>
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

    /// <summary>
    /// Lets ingestion requests meet faults at random, in place of a storm that rages. Faults that were
    /// injected go first.
    /// </summary>
    /// <exception cref="ArgumentException">The storm's chances or limits make no sense.</exception>
    public void StartStorm(Storm storm)
    {
        ArgumentNullException.ThrowIfNull(storm);
        if (storm.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(storm));
        }

        _state.Storm.Start(storm);
    }

    /// <summary>Ends the storm, if one rages; its counts remain.</summary>
    public void StopStorm() => _state.Storm.Stop();

    /// <summary>Returns once so many events were stored since the start, or since the last clearing.</summary>
    /// <param name="count">How many, repeated ones included.</param>
    /// <param name="patience">How long to wait at most; 20 seconds unless said.</param>
    /// <exception cref="TimeoutException">It were fewer when patience ended.</exception>
    public void WaitForEvents(int count, TimeSpan? patience = null) =>
        WaitFor(store => store.Count, count, "events", patience);

    /// <summary>Returns once events of so many different uuids were stored, as above.</summary>
    /// <param name="count">How many uuids.</param>
    /// <param name="patience">How long to wait at most; 20 seconds unless said.</param>
    /// <exception cref="TimeoutException">It were fewer when patience ended.</exception>
    public void WaitForUuids(int count, TimeSpan? patience = null) =>
        WaitFor(store => store.DistinctUuidCount, count, "uuids", patience);

    /// <summary>Forgets all events, requests, counts and pending faults, as if just started.</summary>
    public void Clear() => _state.Clear();

    /// <summary>
    /// Stops within a second: answers that are under way are finished, delayed ones are dropped.
    /// A second call does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _flagFile?.Dispose();
            await _app.StopAsync();
            await _app.DisposeAsync();
            _state.File?.Dispose();
        }
    }

    /// <summary>Stops within a second and drops what is under way. A second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _flagFile?.Dispose();
            _app.Lifetime.StopApplication();
            ((IDisposable)_app).Dispose();
            _state.File?.Dispose();
        }
    }

    private void ReadFiles(DevServerOptions options)
    {
        _state.File?.Restore(_state);
        if (options.FlagsFile is { } file)
        {
            _flagFile = new FlagFile(file, _state.Flags, options.OnNotice);
        }
        else if (options.Flags is { } flags)
        {
            SetFlags(flags);
        }
    }

    private void WaitFor(Func<EventStore, long> measure, int count, string what, TimeSpan? patience)
    {
        var limit = patience ?? DefaultPatience;
        var arrived = _state.Events.WaitFor(measure, count, limit);
        if (arrived < count)
        {
            throw new TimeoutException($"{arrived} of {count} {what} arrived within {limit}.");
        }
    }
}
