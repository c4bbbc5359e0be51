using PostHog.Time;

namespace PostHog.Async.Platform;

/// <summary>Lets a worker wait for a signal or for a time.</summary>
internal sealed class Mailbox(Clock clock)
{
    private readonly SemaphoreSlim _signals = new(0, 1);
    private readonly object _gate = new();

    /// <summary>Ends the current wait, or the next one. Never waits itself.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_signals.CurrentCount == 0)
            {
                _signals.Release();
            }
        }
    }

    /// <summary>Returns after a signal or after the given time; null waits for a signal only.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task WaitAsync(TimeSpan? time, CancellationToken cancellationToken)
    {
        using var timer = time is { } duration ? clock.WakeAfter(duration, Signal) : null;
        var wait = timer is null && time is { } own ? own : Timeout.InfiniteTimeSpan;
        await _signals.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
    }
}
