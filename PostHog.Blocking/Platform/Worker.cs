namespace PostHog.Blocking.Platform;

/// <summary>
/// Runs a loop in the background until it is stopped, on a thread of its own. A failure that the loop did not expect is
/// reported, and the loop begins anew after a while: it ends by returning, or when it is stopped.
/// </summary>
internal sealed class Worker
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Action<CancellationToken> _loop;
    private readonly Action<Exception> _onFailure;
    private Thread? _thread;

    private Worker(Action<CancellationToken> loop, Action<Exception> onFailure)
    {
        _loop = loop;
        _onFailure = onFailure;
    }

    /// <summary>Starts a loop, which carries nothing of the starter's context along.</summary>
    /// <param name="name">What the loop's thread is called.</param>
    /// <param name="loop">The loop; it ends by the cancellation of its token.</param>
    /// <param name="onFailure">Called with each failure.</param>
    public static Worker Start(
        string name,
        Action<CancellationToken> loop,
        Action<Exception> onFailure
    )
    {
        var worker = new Worker(loop, onFailure);
        worker._thread = new Thread(worker.Run) { IsBackground = true, Name = name };
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            worker._thread.Start();
        }

        return worker;
    }

    /// <summary>Asks the loop to end, and waits for it this long at the most; not at all if the loop itself asks.</summary>
    public void Stop(TimeSpan timeout)
    {
        _stop.Cancel();
        if (_thread != Thread.CurrentThread)
        {
            _thread!.Join(timeout);
        }
    }

    private void Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _loop(_stop.Token);
                return;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (ThreadAbortException)
            {
                // The host ends the thread: no failure, and nothing to begin anew.
                return;
            }
            catch (Exception failure)
            {
                _onFailure(failure);
                _stop.Token.WaitHandle.WaitOne(PauseAfterFailure);
            }
        }
    }
}
