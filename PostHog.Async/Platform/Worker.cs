using System.Diagnostics.CodeAnalysis;

namespace PostHog.Async.Platform;

/// <summary>
/// Runs a loop in the background until it is stopped. An unexpected failure is reported, and the loop restarts after a
/// pause: it ends by returning, or when it is stopped.
/// </summary>
internal sealed class Worker
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Func<CancellationToken, Task> _loop;
    private readonly Action<Exception> _onFailure;
    private Task? _run;

    private Worker(Func<CancellationToken, Task> loop, Action<Exception> onFailure)
    {
        _loop = loop;
        _onFailure = onFailure;
    }

    /// <summary>Starts a loop, without the execution context of the caller.</summary>
    /// <param name="name">The name of the loop's thread, if it has its own.</param>
    /// <param name="loop">The loop; ends when its token is cancelled.</param>
    /// <param name="onFailure">Called with each failure.</param>
    public static Worker Start(
        string name,
        Func<CancellationToken, Task> loop,
        Action<Exception> onFailure
    )
    {
        _ = name;
        var worker = new Worker(loop, onFailure);
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            worker._run = Task.Run(worker.RunAsync);
        }

        return worker;
    }

    /// <summary>Asks the loop to end, and waits for it up to the given time.</summary>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The loop runs on the pool.")]
    [SuppressMessage("Usage", "MA0042", Justification = "No callback waits on the loop's token.")]
    public async Task StopAsync(TimeSpan timeout)
    {
        _stop.Cancel();
        // The timer ends with the loop, not only after the timeout.
        using var isOver = new CancellationTokenSource();
        await Task.WhenAny(_run!, Task.Delay(timeout, isOver.Token)).ConfigureAwait(false);
        isOver.Cancel();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _loop(_stop.Token).ConfigureAwait(false);
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
                await Task.WhenAny(Task.Delay(PauseAfterFailure, _stop.Token))
                    .ConfigureAwait(false);
            }
        }
    }
}
