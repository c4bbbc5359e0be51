using PostHog.Diagnostics;
using PostHog.Setup;
using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Sends what is queued when the process ends, within a time limit. Whatever happens here, the process ends as it would
/// have without it.
/// </summary>
/// <param name="drain">Sends what is queued within a time; returns whether the time was sufficient.</param>
/// <param name="held">Returns the number of events that are still queued or in flight.</param>
/// <param name="settings">How long the end of the process may be delayed.</param>
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
    // The runtime announces the end of a process in several ways, one after the other.
    private static readonly TimeSpan SameExitWindow = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private ExitHook? _hook;
    private bool _isOver;
    private long _timedOutAt = -SameExitWindow.Ticks;

    /// <summary>Starts watching for the end of the process, if the options say so.</summary>
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

    /// <summary>Stops watching, permanently.</summary>
    public void Unhook()
    {
        lock (_gate)
        {
            _isOver = true;
            _hook?.Dispose();
        }
    }

    /// <summary>Sends what is queued.</summary>
    public async Task FlushAsync()
    {
        if (clock.Elapsed.Ticks - Interlocked.Read(ref _timedOutAt) < SameExitWindow.Ticks)
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
    /// Does the same before an unhandled exception ends the process. Stops watching first, so that the process is
    /// delayed only once.
    /// </summary>
    public async Task DrainAtCrashAsync()
    {
        Unhook();
        await FlushAsync().ConfigureAwait(false);
    }
}
