using PostHog.Async.Testing.Platform;
using PostHog.Async.Testing.Server;
using PostHog.Time;

namespace PostHog.Async.Testing;

/// <summary>
/// A PostHog in this process, for tests: real clients send to it without sockets and without waiting, and it says what
/// arrived. Create one for each test. Thread-safe.
/// </summary>
public sealed partial class FakePostHog : IDisposable
{
    private const string Token = "phc_fake";
    private const int MaxRounds = 40;
    private const int MostRemarks = 3;
    private const int LongestRemark = 600;

    private readonly object _gate = new();
    private readonly List<PostHogClient> _clients = [];
    private readonly List<PostHogLogEntry> _log = [];
    private readonly FakeServer _server;
    private readonly FakeHandler _handler;
    private readonly Clock _clock;
    private PostHogOptions? _options;
    private int _reads;

    /// <summary>Creates a fake with its own <see cref="Clock"/>.</summary>
    public FakePostHog()
        : this(new FakeClock()) { }

    private FakePostHog(FakeClock clock)
        : this(clock, clock.Clock) { }

    private FakePostHog(FakeClock? fakeClock, Clock clock)
    {
        _clock = clock;
        Flags = new FakeFlags(clock);
        Time = fakeClock;
        Failures = new FakeFailures(Pass, TimeoutOf);
        _server = new FakeServer(Flags, Failures, clock);
        _handler = new FakeHandler(_server);
    }

    /// <summary>The feature flags; none at first.</summary>
    public FakeFlags Flags { get; }

    /// <summary>What goes wrong; nothing at first.</summary>
    public FakeFailures Failures { get; }

    /// <summary>The clock of the clients, which stands still until a test moves it.</summary>
    /// <exception cref="InvalidOperationException">The fake was created with a time provider: move that.</exception>
    public FakeClock Clock =>
        Time ?? throw new InvalidOperationException("Move the time provider of this fake.");

    /// <summary>
    /// The events that arrived. Sends what the clients have queued first, and tries again what fails, without a wait: no clock
    /// moves. It never makes the last attempt while <see cref="Failures"/> go on, and none while PostHog cannot be reached, so
    /// that no read gives up an event. Where an answer had a <c>Retry-After</c>, move the clock by that.
    /// </summary>
    /// <exception cref="InvalidOperationException">Events met a failure that their client's <see cref="CaptureMode"/> does not
    /// have.</exception>
    public FakeEvents Events
    {
        get
        {
            Settle();
            Failures.ThrowIfMisused();
            return new FakeEvents(_server.Events, Remarks());
        }
    }

    /// <summary>The first reads of flags that clients reported, for experiments. Sends what is queued, too.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="Events"/>.</exception>
    public FakeFlagReads FlagReads => new(Events);

    /// <summary>How many requests the clients have sent so far, with those that failed.</summary>
    public int RequestCount => _server.Requests;

    /// <summary>What the clients have logged so far, in order.</summary>
    public IReadOnlyList<PostHogLogEntry> Log
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    private FakeClock? Time { get; }

    /// <summary>Creates a client of this fake: a real one, whose requests end here. Dispose it after the test.</summary>
    /// <param name="configure">Changes its options. Null, the default, for those of <see cref="Configure"/>.</param>
    public PostHogClient CreateClient(Action<PostHogOptions>? configure = null)
    {
        var options = new PostHogOptions();
        Configure(options);
        configure?.Invoke(options);
        return new PostHogClient(options);
    }

    /// <summary>
    /// Makes the client that these options create one of this fake: sets the project token, if there is none, the handler,
    /// the clock and the log, and turns off what watches the process. For clients that a container creates.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public void Configure(PostHogOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        options.ProjectToken = string.IsNullOrWhiteSpace(options.ProjectToken)
            ? Token
            : options.ProjectToken;
        options.HttpHandler = _handler;
        options.IsHandlerOfTasks = FakeHandler.IsOfTasks;
        options.Clock = _clock;
        options.Jitter = () => 0;
        options.ExitFlushTimeout = null;
        options.Log = Note;
        options.OnCreated = client => Add((PostHogClient)client);
    }

    /// <summary>Forgets the events that arrived so far, for the next part of a test.</summary>
    public void Clear()
    {
        Settle();
        _server.Clear();
    }

    /// <summary>
    /// Ends the fake. What its clients have queued is sent first, so that the other order of disposal loses nothing; later
    /// requests fail, and their failure says why.
    /// </summary>
    public void Dispose()
    {
        if (!_server.IsOver)
        {
            Settle();
        }

        _server.End();
        _handler.Dispose();
    }

    private void Add(PostHogClient client)
    {
        lock (_gate)
        {
            _clients.Add(client);
        }
    }

    private void Note(PostHogLogEntry entry)
    {
        lock (_gate)
        {
            _log.Add(entry);
        }
    }

    private TimeSpan TimeoutOf(string path) =>
        path.StartsWith("/flags/", StringComparison.Ordinal)
        && !path.EndsWith("definitions", StringComparison.Ordinal)
            ? (_options ?? new()).FeatureFlagRequestTimeout
            : (_options ?? new()).RequestTimeout;

    // A flush makes each attempt at once, except for those that the server wants to be later.
    private void Settle()
    {
        List<PostHogClient> clients;
        lock (_gate)
        {
            clients = [.. _clients];
        }

        Interlocked.Increment(ref _reads);
        try
        {
            for (var round = 0; round < MaxRounds; round++)
            {
                var requests = _server.Requests;
                clients.FindAll(client => !IsSpared(client)).ForEach(Flushing.Flush);
                if (
                    _server.Requests == requests
                    || clients.TrueForAll(client => Queued(client) == 0)
                )
                {
                    return;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _reads);
        }
    }

    // A read is no part of what a test measures.
    private void Pass(TimeSpan time)
    {
        if (Volatile.Read(ref _reads) == 0)
        {
            Time?.Advance(time);
        }
    }

    // Only who reads would have given up these events.
    private bool IsSpared(PostHogClient client) =>
        Failures.IsOffline || (Failures.ArePending && client.IsBeforeLastAttempt);

    private static long Queued(PostHogClient client) =>
        client.Diagnostics.Events.Queued + client.Diagnostics.Ai.Queued;

    private static string Cut(string text) =>
        text.Length > LongestRemark ? text.Substring(0, LongestRemark) + "…" : text;

    private string Waiting()
    {
        long queued;
        lock (_gate)
        {
            queued = _clients.Sum(Queued);
        }

        if (queued == 0)
        {
            return "";
        }

        var who = queued == 1 ? "1 event waits" : $"{queued} events wait";
        return Failures.IsOffline
                ? $" {who} until PostHog can be reached: Failures.IsOffline is true."
            : Failures.ArePending
                ? $" {who}, because the next attempt would be the last and would fail: call Failures.Clear()."
            : $" {who} for the time of a Retry-After: move the clock.";
    }

    private string Remarks()
    {
        var problems = Log.Where(entry => entry.Level >= PostHogLogLevel.Warning)
            .Select(entry => entry.Message)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        // What went wrong last is what the test is about.
        var shown = string.Join(" ", problems.Skip(problems.Count - MostRemarks));
        var logged = shown.Length == 0 ? "" : $" The clients logged: {Cut(shown)}";
        return Flags.FaultText + Waiting() + logged;
    }
}
