namespace PostHog.Blocking.Platform;

/// <summary>
/// Runs a loop in the background, on its own thread, until it is stopped. An unexpected failure is reported, and the
/// loop restarts after a pause: it ends by returning, or when it is stopped.
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

    /// <summary>Starts a loop, without the execution context of the caller.</summary>
    /// <param name="name">The name of the loop's thread.</param>
    /// <param name="loop">The loop; ends when its token is cancelled.</param>
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

    /// <summary>
    /// Asks the loop to end, and waits for it up to the given time, or not at all if the loop itself calls this.
    /// </summary>
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
                // The host ends the thread: this is not a failure, and there is nothing to restart.
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
