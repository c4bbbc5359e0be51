using System.Diagnostics.CodeAnalysis;
using PostHog.Time;

namespace PostHog.Async.Platform;

/// <summary>Does pieces of work at the same time.</summary>
internal static class ConcurrentCalls
{
    /// <summary>Returns once all is done: true, or false when the time was up first; the work then continues on its own.</summary>
    /// <param name="works">The work, which ends by cancellation in time, unless code of the host's in it does not listen.</param>
    /// <param name="timeout">How long it is waited for. Null trusts the work, and does the first of it as part of the call.</param>
    /// <param name="clock">Measures the time.</param>
    /// <exception cref="OperationCanceledException">Some of the work was cancelled.</exception>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The work runs on the pool.")]
    [SuppressMessage("Usage", "VSTHRD103", Justification = "Nothing but the delay hears of it.")]
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

    // What it throws after it was given up concerns nobody.
    private static void Forget(Task work) =>
        _ = work.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
