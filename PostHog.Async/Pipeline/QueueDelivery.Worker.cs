using PostHog.Delivery;

namespace PostHog.Async.Pipeline;

internal sealed partial class QueueDelivery
{
    private volatile bool _isForgotten;
    private Action? _onEnd;

    /// <summary>Ends the background work once the queue is empty, because the client is being finalised.</summary>
    /// <param name="onEnd">Called when the work has ended.</param>
    public void Forget(Action onEnd)
    {
        _onEnd = onEnd;
        _isForgotten = true;
        if (_worker.IsStarted)
        {
            _mailbox.Signal();
        }
        else
        {
            _queue.Close();
            End();
        }
    }

    // The time until something is to be sent, or losses are to be reported.
    private TimeSpan? TimeUntilDue()
    {
        var send = _isTimeUp() ? null : _queue.TimeUntilDue(_clock.Elapsed);
        var report = _parts.Reporter.TimeUntilDue;
        return send is null || report < send ? report ?? send : send;
    }

    private void WakeWorker()
    {
        _worker.EnsureStarted();
        _mailbox.Signal();
    }

    private void End()
    {
        _parts.Reporter.ReportAll();
        _parts.Reporter.Counters.Close();
        _onEnd?.Invoke();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!IsOver())
        {
            await _mailbox.WaitAsync(TimeUntilDue(), stop).ConfigureAwait(false);
            _parts.Reporter.ReportDue();
            await DrainAsync(TakeMode.Due, mark: 0, stop).ConfigureAwait(false);
        }

        End();
    }

    // Reading a snapshot can still queue an event, which is sent, or dropped and reported.
    private bool IsOver()
    {
        if (!_isForgotten || Held > 0)
        {
            return false;
        }

        _queue.Close();
        return Held == 0;
    }
}
