using PostHog.Time;

namespace PostHog.Async.Platform;

/// <summary>Waits.</summary>
internal static class Pause
{
    /// <summary>Returns after the given time, measured by the given clock.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before or during the wait.</exception>
    public static async Task ForAsync(
        TimeSpan duration,
        Clock clock,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (clock.TryPause(duration))
        {
            return;
        }

#if NET8_0_OR_GREATER
        await Task.Delay(duration, clock.TimeProvider, cancellationToken).ConfigureAwait(false);
#else
        await Task.Delay(duration, cancellationToken).ConfigureAwait(false);
#endif
    }
}
