using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Sends what is queued while the process ends, within the time for that. Whatever happens here, the process still ends
/// as it would have.
/// </summary>
/// <param name="drain">Sends what is queued within a time; returns whether the time sufficed.</param>
/// <param name="held">Says how many events are still queued or under way.</param>
/// <param name="settings">How long the end may be held up.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Receives a message about lost events.</param>
internal sealed class ExitFlush(
    Func<TimeSpan, Task<bool>> drain,
    Func<int> held,
    ClientSettings settings,
    Clock clock,
    PostHogLog log
)
{
    // The runtime announces one end in several ways, one after the other.
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private ExitHook? _hook;
    private bool _isOver;
    private long _timedOutAt = -SameEnd.Ticks;

    /// <summary>Watches for the end of the process from now on, if the options ask for that.</summary>
    public void Hook()
    {
        lock (_gate)
        {
            if (_hook is null && !_isOver && settings.ExitFlushTimeout is { } time)
            {
                _hook = ExitHook.Register(
                    FlushAsync,
                    time + DeliveryPipeline.Grace,
                    log.WorkerFailed
                );
            }
        }
    }

    /// <summary>Ends the watch for good.</summary>
    public void Unhook()
    {
        lock (_gate)
        {
            _isOver = true;
            _hook?.Dispose();
        }
    }

    /// <summary>Sends what waits.</summary>
    public async Task FlushAsync()
    {
        if (clock.Elapsed.Ticks - Interlocked.Read(ref _timedOutAt) < SameEnd.Ticks)
        {
            return;
        }

        var inTime = await drain(settings.CrashFlushTimeout).ConfigureAwait(false);
        if (!inTime)
        {
            Interlocked.Exchange(ref _timedOutAt, clock.Elapsed.Ticks);
            log.ExitFlushTimedOut(held());
        }
    }

    /// <summary>
    /// Does the same before the process dies of an exception, in the place of the watch: the process is held up once.
    /// </summary>
    public async Task DrainAtCrashAsync()
    {
        Unhook();
        await FlushAsync().ConfigureAwait(false);
    }
}
