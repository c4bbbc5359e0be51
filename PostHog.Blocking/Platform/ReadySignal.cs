using PostHog.Time;

namespace PostHog.Blocking.Platform;

/// <summary>Makes callers wait until it is opened. It can be closed again.</summary>
internal sealed class ReadySignal(Clock clock)
{
    private readonly ManualResetEventSlim _isOpen = new();

    /// <summary>Lets all callers through.</summary>
    public void Open() => _isOpen.Set();

    /// <summary>Makes later callers wait.</summary>
    public void Close() => _isOpen.Reset();

    /// <summary>Returns once the signal is open or after the given time; null waits until it is open.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Wait(TimeSpan? time, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = time is { } limit ? clock.WakeAfter(limit, timer.Cancel) : null;
        var wait = alarm is null && time is { } own ? own : Timeout.InfiniteTimeSpan;
        try
        {
            _isOpen.Wait(wait, timer.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }
}
