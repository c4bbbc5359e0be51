using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Both queues of a client, and what is done to them together: flush, shutdown, and the end of the process. Neither waits
/// for the other there.
/// </summary>
internal sealed class DeliveryPipeline
{
    /// <summary>How long a request that is broken off has to come back. What ignores that is not waited for.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // The runtime tells of one end in several ways, one after the other.
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(1);

    private readonly ClientSettings _settings;
    private readonly AsyncLock _shutdown = new();
    private readonly object _gate = new();
    private ExitHook? _exitHook;
    private DateTimeOffset? _exitTimedOutAt;
    private (FlushMark Events, FlushMark Ai)? _shutdownBegin;
    private volatile FlushResult? _shutdownResult;

    /// <summary>Makes both queues; nothing runs before there is something to send.</summary>
    public DeliveryPipeline(ClientSettings settings, RedirectingSender http)
    {
        _settings = settings;
        Events = new QueueIntake(settings, settings.Events, http, HookExit);
        Ai = new QueueIntake(settings, settings.Ai, http, HookExit);
    }

    /// <summary>The queue of analytics events.</summary>
    public QueueIntake Events { get; }

    /// <summary>The queue of AI events.</summary>
    public QueueIntake Ai { get; }

    /// <summary>Whether nothing will be sent any more.</summary>
    public bool IsShutDown => _shutdownResult is not null;

    /// <summary>Sends what is queued.</summary>
    public async Task<FlushResult> FlushAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        var limit = CallTime.Limit(timeout);
        cancellationToken.ThrowIfCancellationRequested();
        var begin = Begin();
        var inTime = await DoBothAsync(
                (pump, stop) => pump.FlushAsync(stop),
                limit,
                cancellationToken
            )
            .ConfigureAwait(false);
        return Since(begin, timedOut: !inTime);
    }

    /// <summary>Sends what is queued and ends all work, once; a second call shares the result of the first.</summary>
    public async Task<FlushResult> ShutdownAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        var limit = timeout is null ? _settings.ShutdownTimeout : CallTime.Limit(timeout);
        _settings.SendGate.Close();
        // A callback that the shutdown itself called cannot wait for its end.
        if (CallbackDepth.IsInside && !IsShutDown && ShutdownBegin is { } begin)
        {
            return Since(begin, timedOut: true);
        }

        using (await _shutdown.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return _shutdownResult ??= await CloseAsync(limit, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends what waits while the process ends, within the time for that. Whatever happens here, the process goes on ending
    /// the way it was.
    /// </summary>
    public async Task DrainAtExitAsync()
    {
        if (_settings.Clock.UtcNow - _exitTimedOutAt < SameEnd)
        {
            return;
        }

        var inTime = await DrainBothAsync(_settings.CrashFlushTimeout, CancellationToken.None)
            .ConfigureAwait(false);
        if (!inTime)
        {
            _exitTimedOutAt = _settings.Clock.UtcNow;
            _settings.Log.ExitDrainTimedOut(Held);
        }
    }

    /// <summary>
    /// Does the same before the process dies of an exception, in the place of the exit hook: the process is held up once.
    /// </summary>
    public async Task DrainAtCrashAsync()
    {
        UnhookExit();
        await DrainAtExitAsync().ConfigureAwait(false);
    }

    /// <summary>Says so when the client is forgotten while events are queued; the workers go on with them.</summary>
    public void Forget()
    {
        if (Held is > 0 and var events)
        {
            _settings.Log.ClientForgotten(events);
        }
    }

    /// <summary>Returns the counters.</summary>
    public PostHogDiagnostics Snapshot() => new(Events.Snapshot(), Ai.Snapshot());

    private (FlushMark Events, FlushMark Ai)? ShutdownBegin
    {
        get
        {
            lock (_gate)
            {
                return _shutdownBegin;
            }
        }
        set
        {
            lock (_gate)
            {
                _shutdownBegin = value;
            }
        }
    }

    private int Held => Events.Pump.Held + Ai.Pump.Held;

    private IEnumerable<EventPump> Busy =>
        new[] { Events.Pump, Ai.Pump }.Where(pump => pump.Held > 0);

    private void HookExit()
    {
        lock (_gate)
        {
            if (_exitHook is null && !IsShutDown && _settings.ExitFlushTimeout is { } time)
            {
                _exitHook = ExitHook.Register(
                    DrainAtExitAsync,
                    time + Grace,
                    _settings.Log.WorkerFailed
                );
            }
        }
    }

    private void UnhookExit()
    {
        lock (_gate)
        {
            _exitHook?.Dispose();
        }
    }

    private async Task<FlushResult> CloseAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        var begin = Begin();
        ShutdownBegin = begin;
        Events.Pump.Close();
        Ai.Pump.Close();
        var inTime = await DrainBothAsync(limit, cancellationToken).ConfigureAwait(false);
        await Events.Pump.StopAsync().ConfigureAwait(false);
        await Ai.Pump.StopAsync().ConfigureAwait(false);
        UnhookExit();
        if (_settings.IsEnabled)
        {
            LiveClients.Leave(_settings.Token);
        }

        return Since(begin, timedOut: !inTime);
    }

    private async Task<bool> DrainBothAsync(TimeSpan? limit, CancellationToken cancellationToken) =>
        await DoBothAsync((pump, stop) => pump.DrainAllAsync(stop), limit, cancellationToken)
            .ConfigureAwait(false);

    // False when the time was up first, even if what sends does not hear of that.
    private async Task<bool> DoBothAsync(
        Func<EventPump, CancellationToken, Task> work,
        TimeSpan? limit,
        CancellationToken cancellationToken
    )
    {
        var isDone = false;
        var inTime = await TimeLimit
            .TryAsync(DoAsync, limit, cancellationToken)
            .ConfigureAwait(false);
        return inTime && isDone;

        async Task DoAsync(CancellationToken stop)
        {
            var both = new List<Func<Task>>();
            foreach (var pump in Busy)
            {
                both.Add(() => work(pump, stop));
            }

            isDone = await ConcurrentCalls.RunAsync(both, limit + Grace).ConfigureAwait(false);
        }
    }

    private (FlushMark Events, FlushMark Ai) Begin() =>
        (Events.Pump.Tally.Begin(), Ai.Pump.Tally.Begin());

    private FlushResult Since((FlushMark Events, FlushMark Ai) begin, bool timedOut) =>
        FlushTally.Sum(
            Events.Pump.Tally.Since(begin.Events, Events.Pump.Held, timedOut),
            Ai.Pump.Tally.Since(begin.Ai, Ai.Pump.Held, timedOut)
        );
}
