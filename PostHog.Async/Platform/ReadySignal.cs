using System.Diagnostics.CodeAnalysis;
using PostHog.Time;

namespace PostHog.Async.Platform;

/// <summary>Makes callers wait until it is opened. It can be closed again.</summary>
internal sealed class ReadySignal(Clock clock)
{
    private readonly object _gate = new();
    private TaskCompletionSource<bool> _opening = NewOpening();

    /// <summary>Lets all callers through.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _opening.TrySetResult(result: true);
        }
    }

    /// <summary>Makes later callers wait.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_opening.Task.IsCompleted)
            {
                _opening = NewOpening();
            }
        }
    }

    /// <summary>Returns once the signal is open or after the given time; null waits until it is open.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    [SuppressMessage("Usage", "MA0042", Justification = "Only the delay hears of it.")]
    public async Task WaitAsync(TimeSpan? time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task opening;
        lock (_gate)
        {
            opening = _opening.Task;
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = time is { } limit ? clock.WakeAfter(limit, timer.Cancel) : null;
        var wait = alarm is null && time is { } own ? own : Timeout.InfiniteTimeSpan;
        var timeUp = Task.Delay(wait, timer.Token);
        await Task.WhenAny(opening, timeUp).ConfigureAwait(false);
        timer.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource<bool> NewOpening() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
