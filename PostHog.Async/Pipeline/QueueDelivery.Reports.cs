using PostHog.Async.Platform;
using PostHog.Capture;
using PostHog.Delivery;

namespace PostHog.Async.Pipeline;

internal sealed partial class QueueDelivery
{
    // How long the end of the process waits for a report that is being made.
    private const int MaxReportPauses = 20;
    private static readonly TimeSpan ReportPause = TimeSpan.FromMilliseconds(10);

    private IReadOnlyList<SettledEvent> _abandoned = [];
    private int _reporting;

    /// <summary>
    /// Ends the background work and gives up what is still queued. Nothing can be sent afterwards. Calls no application
    /// code: <see cref="ReportAll"/> does.
    /// </summary>
    public async Task StopAsync()
    {
        _queue.Close();
        await _worker.StopAsync().ConfigureAwait(false);
        var abandoned = _queue.Abandon(EventFailures.Abandoned);
        abandoned = _spool?.Keep(abandoned) ?? abandoned;
        if (abandoned.Count > 0)
        {
            _queue.Settle(abandoned, EventFailures.Abandoned);
        }

        _parts.Reporter.CountAbandoned(abandoned, EventFailures.Abandoned);
        Volatile.Write(ref _abandoned, abandoned);
        _parts.Reporter.Counters.Close();
    }

    /// <summary>
    /// Reports all losses that wait, because no worker is left to report them later. The caller holds no lock, because
    /// the callback may close the client.
    /// </summary>
    public void ReportAll()
    {
        _parts.Reporter.ReportAbandoned(Interlocked.Exchange(ref _abandoned, []));
        _parts.Reporter.ReportAll();
    }

    /// <summary>
    /// Does the same when the process ends, which ends the worker too: also reports what the worker is about to report.
    /// </summary>
    public async Task ReportAtExitAsync()
    {
        for (var pauses = 0; pauses < MaxReportPauses && IsReporting; pauses++)
        {
            await Pause.ForAsync(ReportPause, _clock, CancellationToken.None).ConfigureAwait(false);
        }

        ReportAll();
    }

    /// <summary>
    /// Writes what is queued to the spool, if there is one, because the process ends. If it goes on all the same, the queue
    /// is still delivered.
    /// </summary>
    public void SpoolAtExit() => _spool?.WriteAtExit(_queue.Held);

    private bool IsReporting => Volatile.Read(ref _reporting) > 0;

    // Begins before the queue counts the events as finished, so that the end of the process waits for their report.
    private void BeginReport() => Interlocked.Increment(ref _reporting);

    private void EndReport() => Interlocked.Decrement(ref _reporting);

    private void Report(AttemptReport report)
    {
        try
        {
            _parts.Reporter.Report(PostHogOperation.BackgroundDelivery, report);
        }
        finally
        {
            EndReport();
        }
    }
}
