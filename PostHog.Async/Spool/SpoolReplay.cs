using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Capture;
using PostHog.Diagnostics;
using PostHog.Time;

namespace PostHog.Async.Spool;

/// <summary>
/// Sends the events in the spool in the background, oldest first, beside new events: at once when the client is
/// created, then every 30 seconds, and with growing pauses while PostHog cannot be reached.
/// </summary>
internal sealed class SpoolReplay
{
    private const string Name = "PostHog spool";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);
    private static readonly BackOff Delays = new(Interval, TimeSpan.FromMinutes(5));

    private readonly EventSpool _spool;
    private readonly SpoolFileReplay _files;
    private readonly SendGate _sendGate;
    private readonly Clock _clock;
    private readonly PostHogLog _log;
    private readonly Mailbox _mailbox;
    private readonly Latch _firstRound = new();
    private readonly Worker _worker;
    private bool _isOpen;
    private volatile bool _isForgotten;
    private int _failures;

    public SpoolReplay(
        EventSpool spool,
        SpoolFileReplay files,
        SendGate sendGate,
        Clock clock,
        PostHogLog log
    )
    {
        (_spool, _files, _sendGate, _clock, _log) = (spool, files, sendGate, clock, log);
        _mailbox = new Mailbox(clock);
        _worker = Worker.Start(Name, RunAsync, log.WorkerFailed);
    }

    /// <summary>
    /// Ends the work. A process may be short, so what the spool held at its start is sent before, if the time allows it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled. The work goes on.</exception>
    public async Task StopAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        if (limit is null || limit > TimeSpan.Zero)
        {
            await TimeLimit
                .TryAsync(
                    async stop => await _firstRound.WaitAsync(stop).ConfigureAwait(false),
                    limit,
                    _clock,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        await _worker.StopAsync(StopTimeout).ConfigureAwait(false);
    }

    /// <summary>Ends the work, because the client is being finalised.</summary>
    public void Forget()
    {
        _isForgotten = true;
        _mailbox.Signal();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!_isForgotten)
            {
                var failure = await PassAsync(stop).ConfigureAwait(false);
                OpenOnce();
                await _mailbox.WaitAsync(WaitAfter(failure), stop).ConfigureAwait(false);
            }
        }
        finally
        {
            OpenOnce();
        }
    }

    private async Task<PostHogFailure?> PassAsync(CancellationToken stop)
    {
        if (_sendGate.IsOptedOut)
        {
            return null;
        }

        _spool.Retire();
        try
        {
            return await _files.SendAllAsync(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _log.SpoolFailed("send its events", fault);
            return null;
        }
    }

    private TimeSpan WaitAfter(PostHogFailure? failure)
    {
        _failures = failure is null ? 0 : _failures + 1;
        return failure is null ? Interval : Delays.After(_failures);
    }

    private void OpenOnce()
    {
        if (!_isOpen)
        {
            _isOpen = true;
            _firstRound.Open();
        }
    }
}
