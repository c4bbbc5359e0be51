using PostHog.Async.Platform;
using PostHog.Async.Spool;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Delivers the events of one queue: takes batches when they are due, sends them, and returns the outcome to the queue.
/// One batch is in flight at a time, whether the worker, a flush or a shutdown sends it.
/// </summary>
internal sealed partial class QueueDelivery
{
    private readonly QueueParts _parts;
    private readonly BatchSender _sender;
    private readonly SpoolWriter? _spool;
    private readonly SendGate _sendGate;
    private readonly Clock _clock;
    private readonly EventQueue _queue;
    private readonly Mailbox _mailbox;
    private readonly AsyncLock _underWay = new();
    private readonly QueueWorker _worker;
    private volatile bool _isBeforeLastAttempt;
    private volatile Func<bool> _isTimeUp = static () => false;

    /// <summary>Creates the queue; nothing runs until there is something to send.</summary>
    /// <param name="parts">The parts of the queue.</param>
    /// <param name="sender">Sends its batches.</param>
    /// <param name="spool">Keeps what it cannot deliver; null if nothing does.</param>
    /// <param name="sendGate">Decides whether the client accepts events.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">Receives unexpected errors.</param>
    public QueueDelivery(
        QueueParts parts,
        BatchSender sender,
        SpoolWriter? spool,
        SendGate sendGate,
        Clock clock,
        PostHogLog log
    )
    {
        _parts = parts;
        _sender = sender;
        _spool = spool;
        _sendGate = sendGate;
        _clock = clock;
        _mailbox = new Mailbox(clock);
        _queue = new EventQueue(parts.Limits, parts.Batches, parts.Reporter.Count);
        _worker = new QueueWorker(parts.Name, RunAsync, log.WorkerFailed);
        parts.Reporter.OnWait = WakeWorker;
        parts.Reporter.Counters.Open(() => _queue.Counts);
    }

    /// <summary>Called once, when the background work begins.</summary>
    public Action? OnStart
    {
        set => _worker.OnStart = value;
    }

    /// <summary>The number of events that are queued or in flight.</summary>
    public int Held
    {
        get
        {
            var (queued, inFlight, _) = _queue.Counts;
            return queued + inFlight;
        }
    }

    /// <summary>Whether a further failure would give up events that failed before.</summary>
    public bool IsBeforeLastAttempt => _isBeforeLastAttempt;

    /// <summary>Returns the counters.</summary>
    public QueueDiagnostics Snapshot()
    {
        var (queued, inFlight, bytes) = _queue.Counts;
        return _parts.Reporter.Counters.Snapshot(queued, inFlight, bytes);
    }

    /// <summary>Begins a flush, whose result includes what is settled from now on.</summary>
    public FlushMark BeginFlush() => _queue.BeginFlush();

    /// <summary>Returns what became of events since a flush began.</summary>
    public FlushResult Since(FlushMark begin, bool timedOut) => _queue.Since(begin, timedOut);

    /// <summary>
    /// Sends what is queued at the time of the call, batch by batch. A failure that a retry may cure ends it early and
    /// leaves the rest in the queue.
    /// </summary>
    public async Task FlushAsync(CancellationToken cancellationToken) =>
        await DrainAsync(TakeMode.Flush, _queue.Mark, cancellationToken).ConfigureAwait(false);

    /// <summary>Stops accepting events.</summary>
    public void Close() => _queue.Close();

    /// <summary>
    /// Sends what is queued, with short pauses between the rounds, until the queue is empty or the token is cancelled.
    /// </summary>
    public async Task DrainAllAsync(CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            await DrainAsync(TakeMode.Shutdown, _queue.Mark, cancellationToken)
                .ConfigureAwait(false);
            if (_queue.Queued == 0)
            {
                return;
            }

            await Pause
                .ForAsync(RetryPolicy.PauseInDrain(round), _clock, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Does the same for the shutdown. Nobody begins a further attempt once its time is up, even if an attempt that was
    /// cut short is due again.
    /// </summary>
    /// <param name="stop">Cancelled when the time is up, or by the caller.</param>
    /// <param name="cancellationToken">Cancelled by the caller: the queue then continues as before.</param>
    public async Task DrainToCloseAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        _isTimeUp = () =>
            stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested;
        await DrainAllAsync(stop).ConfigureAwait(false);
    }

    private async Task DrainAsync(TakeMode mode, long mark, CancellationToken cancellationToken)
    {
        while (true)
        {
            var sent = await SendNextAsync(mode, mark, cancellationToken).ConfigureAwait(false);
            if (!sent)
            {
                return;
            }
        }
    }

    // The attempt is reported after the lock is released, because a callback may flush.
    private async Task<bool> SendNextAsync(
        TakeMode mode,
        long mark,
        CancellationToken cancellationToken
    )
    {
        AttemptReport? report;
        using (await _underWay.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            report = await AttemptNextAsync(mode, mark, cancellationToken).ConfigureAwait(false);
        }

        if (report is null)
        {
            return false;
        }

        Report(report);
        if (report.Decision.Kind == AttemptDecisionKind.Interrupted)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return !report.Decision.WillRetry;
    }

    // Null if nothing is due, or if the attempt took so long that closing the client has already reported its events.
    private async Task<AttemptReport?> AttemptNextAsync(
        TakeMode mode,
        long mark,
        CancellationToken cancellationToken
    )
    {
        if (_isTimeUp() || _queue.Take(mode, mark, _clock.Now) is not { } batch)
        {
            return null;
        }

        var report = await _sender
            .AttemptAsync(batch, deadline: null, cancellationToken)
            .ConfigureAwait(false);
        BeginReport();
        report = _spool.Keep(batch, batch.GiveUpIfSpent(report));
        var final = _queue.Return(batch, report, _clock.UtcNow);
        _isBeforeLastAttempt =
            final?.Decision.Kind is AttemptDecisionKind.Retry or AttemptDecisionKind.Interrupted
            && batch.IsBeforeLastAttempt;
        if (final is null)
        {
            EndReport();
        }

        if (final is { Decision: { WillRetry: true } or { Kind: AttemptDecisionKind.Split } })
        {
            // A returned batch has its own due time, which the worker does not know yet.
            WakeWorker();
        }

        return final;
    }
}
