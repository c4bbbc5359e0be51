using PostHog.Time;

namespace PostHog.Blocking.Platform;

/// <summary>Waits.</summary>
internal static class Pause
{
    /// <summary>Returns after the given time, measured by the given clock.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before or during the wait.</exception>
    public static void For(TimeSpan duration, Clock clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (clock.TryPause(duration))
        {
            return;
        }

        Wait(duration, clock, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }

#if NET8_0_OR_GREATER
    private static void Wait(TimeSpan duration, Clock clock, CancellationToken cancellationToken)
    {
        if (clock.TimeProvider == TimeProvider.System)
        {
            cancellationToken.WaitHandle.WaitOne(duration);
            return;
        }

        using var isOver = new ManualResetEventSlim();
        using var timer = clock.TimeProvider.CreateTimer(
            static state => ((ManualResetEventSlim)state!).Set(),
            isOver,
            duration,
            Timeout.InfiniteTimeSpan
        );
        isOver.Wait(cancellationToken);
    }
#else
    private static void Wait(TimeSpan duration, Clock clock, CancellationToken cancellationToken) =>
        cancellationToken.WaitHandle.WaitOne(duration);
#endif
}
