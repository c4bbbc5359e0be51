using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Wire;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Moves the events of one queue: takes batches out when they are due, sends them, and hands the queue what came back. One
/// batch is under way at a time, whether the background worker, a flush or a shutdown asked for it.
/// </summary>
internal sealed class EventPump
{
    private static readonly TimeSpan PatienceWithWorker = TimeSpan.FromSeconds(2);

    private static readonly PostHogFailure Abandoned = new(
        PostHogFailureKind.Abandoned,
        "The client was closed before the event was delivered."
    );

    private readonly ClientSettings _settings;
    private readonly QueueSettings _own;
    private readonly BatchSender _sender;
    private readonly EventQueue _queue;
    private readonly Mailbox _mailbox;
    private readonly AsyncLock _turn = new();
    private readonly object _gate = new();
    private readonly Action _onStart;
    private Worker? _worker;
    private bool _isStopped;

    /// <summary>Makes a pump for a queue; nothing runs before there is something to send.</summary>
    public EventPump(
        ClientSettings settings,
        QueueSettings own,
        RedirectingSender http,
        Action onStart
    )
    {
        _settings = settings;
        _onStart = onStart;
        _own = own;
        _sender = new BatchSender(settings, own, http);
        _mailbox = new Mailbox(settings.Clock);
        _queue = new EventQueue(
            own.Limits,
            _sender.Start,
            () => EventIds.New(settings.Clock.UtcNow)
        );
        own.Reporter.Counters.Open(() => Counts);
    }

    /// <summary>What became of the events so far.</summary>
    public FlushTally Tally { get; } = new();

    /// <summary>Events that wait or are under way.</summary>
    public int Held
    {
        get
        {
            var (queued, inFlight) = _queue.Counts;
            return queued + inFlight;
        }
    }

    /// <summary>Events that wait, and those in the request that is under way, as of one moment.</summary>
    public (int Queued, int InFlight) Counts => _queue.Counts;

    /// <summary>Adds an event and returns at once.</summary>
    public AddOutcome Add(SerialisedEvent added)
    {
        var outcome = _queue.Add(added, _settings.Clock.UtcNow);
        if (outcome == AddOutcome.AddedAndDueTimeChanged)
        {
            EnsureStarted();
            _mailbox.Signal();
        }

        return outcome;
    }

    /// <summary>
    /// Sends what waited when the call began, batch by batch. A failure that may pass ends it early and leaves the rest in
    /// the queue.
    /// </summary>
    public async Task FlushAsync(CancellationToken cancellationToken) =>
        await DrainAsync(TakeMode.Flush, _queue.Mark, cancellationToken).ConfigureAwait(false);

    /// <summary>Refuses events from now on.</summary>
    public void Close() => _queue.Close();

    /// <summary>
    /// Sends what waits, with short waits alone between attempts: the number of those ends it, or the time.
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
                .ForAsync(RetryPolicy.PauseInDrain(round), _settings.Clock, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Ends the background work and gives up what still waits. Nothing can be sent any more.</summary>
    public async Task StopAsync()
    {
        _queue.Close();
        if (TakeWorker() is { } worker)
        {
            await worker.StopAsync(PatienceWithWorker).ConfigureAwait(false);
        }

        var abandoned = _queue.Abandon(Abandoned, _settings.Clock.UtcNow);
        if (abandoned.Count > 0)
        {
            _settings.Log.EventsAbandoned(abandoned.Count);
            _own.Reporter.Settled(PostHogOperation.BackgroundDelivery, abandoned, Abandoned);
            Tally.Add(abandoned, Abandoned);
        }

        _own.Reporter.Counters.Close();
    }

    private void EnsureStarted()
    {
        lock (_gate)
        {
            if (_worker is null && !_isStopped)
            {
                _worker = Worker.Start(_own.Name, RunAsync, _settings.Log.WorkerFailed);
                _onStart();
            }
        }
    }

    private Worker? TakeWorker()
    {
        lock (_gate)
        {
            _isStopped = true;
            return _worker;
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            var wait = _queue.TimeUntilDue(_settings.Clock.UtcNow);
            await _mailbox.WaitAsync(wait, stop).ConfigureAwait(false);
            await DrainAsync(TakeMode.Due, mark: 0, stop).ConfigureAwait(false);
        }
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

    // What came of an attempt is counted before the turn is over, so that whoever comes next counts on it. Whoever tells of
    // it has left the turn: a callback may flush.
    private async Task<bool> SendNextAsync(
        TakeMode mode,
        long mark,
        CancellationToken cancellationToken
    )
    {
        AttemptReport? report;
        using (await _turn.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            report = await AttemptNextAsync(mode, mark, cancellationToken).ConfigureAwait(false);
            Count(report);
        }

        if (report is null)
        {
            return false;
        }

        _own.Reporter.Tell(PostHogOperation.BackgroundDelivery, report);
        if (report.Decision.Kind == AttemptDecisionKind.CutShort)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return report.Decision.Kind
            is not (AttemptDecisionKind.Again or AttemptDecisionKind.CutShort);
    }

    private void Count(AttemptReport? report)
    {
        if (report is not null)
        {
            _own.Reporter.Count(report);
            Tally.Add(report.Settled, report.Decision.Failure);
        }
    }

    private async Task<AttemptReport?> AttemptNextAsync(
        TakeMode mode,
        long mark,
        CancellationToken cancellationToken
    )
    {
        if (_queue.Take(mode, mark, _settings.Clock.UtcNow) is not { } batch)
        {
            return null;
        }

        var before = batch.Pending.Count;
        var already = batch.Settled.Count;
        var decision = await _sender.AttemptAsync(batch, cancellationToken).ConfigureAwait(false);
        if (!_queue.Return(batch, decision))
        {
            // It took so long that the client was closed meanwhile, which reported its events.
            return null;
        }

        if (!batch.IsDone || decision.Kind == AttemptDecisionKind.Split)
        {
            // What comes back has a time of its own, which the worker does not know yet.
            EnsureStarted();
            _mailbox.Signal();
        }

        var settled = batch.Settled.Skip(already).ToList();
        return new AttemptReport(before, batch.Attempts, decision, settled);
    }
}
