using System.Diagnostics.CodeAnalysis;
using PostHog.Time;

namespace PostHog.Async.Platform;

/// <summary>Runs pieces of work at the same time.</summary>
internal static class ConcurrentCalls
{
    /// <summary>
    /// Returns true once all work is done, or false if the time is up first, in which case the work continues in the
    /// background.
    /// </summary>
    /// <param name="works">The work; cancellation ends it in time, unless application code in it ignores the
    /// cancellation.</param>
    /// <param name="timeout">How long to wait. Null sets no limit, and starts the work on the calling thread.</param>
    /// <param name="clock">Measures the time.</param>
    /// <exception cref="OperationCanceledException">Some of the work was cancelled.</exception>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The work runs on the pool.")]
    [SuppressMessage("Usage", "MA0042", Justification = "Nothing but the delay hears of it.")]
    public static async Task<bool> RunAsync(
        IReadOnlyList<Func<Task>> works,
        TimeSpan? timeout,
        Clock clock
    )
    {
        if (timeout is not { } time)
        {
            await Task.WhenAll(works.Select(work => work())).ConfigureAwait(false);
            return true;
        }

        using var timer = new CancellationTokenSource();
        using var alarm = clock.WakeAfter(time, timer.Cancel);
        var all = Task.WhenAll(works.Select(work => Task.Run(work)));
        var wait = alarm is null ? time : Timeout.InfiniteTimeSpan;
        await Task.WhenAny(all, Task.Delay(wait, timer.Token)).ConfigureAwait(false);
        timer.Cancel();
        if (all.IsCompleted)
        {
            await all.ConfigureAwait(false);
            return true;
        }

        Forget(all);
        return false;
    }

    // Ignores exceptions thrown after the work was abandoned.
    private static void Forget(Task work) =>
        _ = work.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
