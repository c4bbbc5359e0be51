using PostHog.Async.Platform;
using PostHog.Async.Spool;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Both queues of a client, and the operations on both: flush, shutdown and the flush when the process ends. In these,
/// neither queue waits for the other.
/// </summary>
internal sealed partial class DeliveryPipeline
{
    /// <summary>
    /// How long a cancelled request has to end. A request that ignores cancellation is not waited for.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly ClientSettings _settings;
    private readonly SendGate _sendGate;
    private readonly ActiveCalls _calls;
    private readonly ClientSpool? _spool;
    private readonly Clock _clock;
    private readonly PostHogLog _log;
    private readonly AsyncLock _shutdown = new();
    private readonly object _gate = new();
    private (FlushMark Events, FlushMark Ai)? _shutdownBegin;
    private volatile FlushResult? _shutdownResult;
    private int _running = 2;

    /// <summary>Takes both queues; nothing runs until there is something to send.</summary>
    public DeliveryPipeline(
        QueueDelivery events,
        QueueDelivery ai,
        ClientSettings settings,
        SendGate sendGate,
        ActiveCalls calls,
        ClientSpool? spool,
        Clock clock,
        PostHogLog log
    )
    {
        _settings = settings;
        _sendGate = sendGate;
        _calls = calls;
        _spool = spool;
        _clock = clock;
        _log = log;
        Events = events;
        Ai = ai;
        Exit = new ExitFlush(DrainAtExitAsync, () => Held, settings, clock, log);
        Events.OnStart = Exit.Hook;
        Ai.OnStart = Exit.Hook;
    }

    /// <summary>Builds the pipeline of a client with both queues.</summary>
    /// <param name="parts">The parts of the client.</param>
    /// <param name="sender">Sends the batches of both queues.</param>
    /// <param name="calls">The capture calls of the client, which end with the queues.</param>
    /// <param name="spool">Keeps what cannot be delivered; null if nothing does.</param>
    public static DeliveryPipeline Build(
        ClientParts parts,
        BatchSender sender,
        ActiveCalls calls,
        ClientSpool? spool
    )
    {
        return new(
            QueueOf(parts.Events),
            QueueOf(parts.Ai),
            parts.Settings,
            parts.SendGate,
            calls,
            spool,
            parts.Clock,
            parts.Log
        );

        QueueDelivery QueueOf(QueueParts queue) =>
            new(
                queue,
                sender,
                spool?.WriterOf(queue.IsAi, isHistorical: false),
                parts.SendGate,
                parts.Clock,
                parts.Log
            );
    }

    /// <summary>The queue of analytics events.</summary>
    public QueueDelivery Events { get; }

    /// <summary>The queue of AI events.</summary>
    public QueueDelivery Ai { get; }

    /// <summary>Sends what is queued when the process ends.</summary>
    public ExitFlush Exit { get; }

    /// <summary>Whether the shutdown is complete, so that nothing more is sent.</summary>
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
                (queue, stop) => queue.FlushAsync(stop),
                limit,
                cancellationToken
            )
            .ConfigureAwait(false);
        return Since(begin, timedOut: !inTime);
    }

    /// <summary>Sends what is queued and ends all work, once; a second call returns the same result.</summary>
    public async Task<FlushResult> ShutdownAsync(
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        var limit = timeout is null ? _settings.ShutdownTimeout : CallTime.Limit(timeout);
        _sendGate.Close();
        // A callback that the shutdown itself called cannot wait for the shutdown to end.
        if (CallbackDepth.IsInside && !IsShutDown && ShutdownBegin is { } begin)
        {
            return Since(begin, timedOut: true);
        }

        FlushResult result;
        using (await _shutdown.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            result = _shutdownResult ??= await CloseAsync(limit, cancellationToken)
                .ConfigureAwait(false);
        }

        Events.ReportAll();
        Ai.ReportAll();
        return result;
    }

    /// <summary>
    /// Logs if the client is finalised while events are queued. The workers send these events, and end when none is
    /// left.
    /// </summary>
    public void Forget()
    {
        if (IsShutDown)
        {
            return;
        }

        if (Held is > 0 and var events)
        {
            _log.ClientForgotten(events);
        }

        _spool?.Forget();
        Events.Forget(EndOne);
        Ai.Forget(EndOne);
    }

    private void EndOne()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            Exit.Unhook();
            LeaveLiveClients();
        }
    }

    private void LeaveLiveClients()
    {
        if (_settings.IsEnabled)
        {
            LiveClients.Leave(_settings.Token);
        }
    }

    /// <summary>Returns the counters.</summary>
    public PostHogDiagnostics Snapshot() => new(Events.Snapshot(), Ai.Snapshot(), _spool?.Counters);

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

    private int Held => Events.Held + Ai.Held;

    private async Task<FlushResult> CloseAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        var begin = Begin();
        ShutdownBegin = begin;
        Events.Close();
        Ai.Close();
        _calls.BeginClose();
        var start = _clock.Elapsed;
        var areDrained = await DrainToCloseAsync(limit, cancellationToken).ConfigureAwait(false);
        if (_spool is not null)
        {
            await _spool
                .StopReplayAsync(limit - (_clock.Elapsed - start), cancellationToken)
                .ConfigureAwait(false);
        }

        // Ends every request, the capture calls last.
        var areOver = await _calls
            .CloseAsync(limit - (_clock.Elapsed - start), cancellationToken)
            .ConfigureAwait(false);
        await Events.StopAsync().ConfigureAwait(false);
        await Ai.StopAsync().ConfigureAwait(false);
        _spool?.Close();
        Exit.Unhook();
        LeaveLiveClients();
        return Since(begin, timedOut: !areDrained || !areOver);
    }

    private (FlushMark Events, FlushMark Ai) Begin() => (Events.BeginFlush(), Ai.BeginFlush());

    private FlushResult Since((FlushMark Events, FlushMark Ai) begin, bool timedOut) =>
        FlushTally.Sum(Events.Since(begin.Events, timedOut), Ai.Since(begin.Ai, timedOut));
}
