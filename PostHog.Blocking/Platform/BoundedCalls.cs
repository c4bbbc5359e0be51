using System.Diagnostics.CodeAnalysis;
using PostHog.Flags.Loading;
using PostHog.Time;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Calls application code that may never return. While an abandoned call is still running, further calls fail at once,
/// so that they do not pile up.
/// </summary>
internal sealed class BoundedCalls(Clock clock)
{
    private int _isBusy;
    private volatile bool _isLate;
    private volatile ManualResetEventSlim? _last;

    /// <summary>Makes one call, on its own thread, and returns how it ended.</summary>
    /// <param name="call">The call; its token is cancelled when the time is up.</param>
    /// <param name="limit">How long to wait for it.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public BoundedResult<T> Run<T>(
        Func<CancellationToken, T> call,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _isBusy, 1) == 1)
        {
            return BoundedResult<T>.Busy();
        }

        // Not disposed, because an abandoned call may still use them.
        var stop = new CancellationTokenSource();
        var isOver = _last = new ManualResetEventSlim();
        var result = BoundedResult<T>.Late();
        Start(() =>
        {
            result = End(call, stop.Token);
            Volatile.Write(ref _isBusy, 0);
            isOver.Set();
        });
        if (!WaitOrCancel(isOver, stop, limit, cancellationToken))
        {
            return BoundedResult<T>.Late();
        }

        if (!result.IsComplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return result;
    }

    /// <summary>
    /// Returns once a cancelled call has ended or the time is up. A call that has exceeded its own limit is not waited
    /// for.
    /// </summary>
    /// <param name="limit">How long to wait.</param>
    /// <returns>The time that is left.</returns>
    public TimeSpan WaitUntilFree(TimeSpan limit)
    {
        if (Volatile.Read(ref _isBusy) == 0 || _isLate || _last is not { } isOver)
        {
            return limit;
        }

        var begin = clock.Elapsed;
        Wait(isOver, limit, CancellationToken.None);
        var left = limit - (clock.Elapsed - begin);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static void Start(ThreadStart work) =>
        new Thread(work) { IsBackground = true, Name = "PostHog callback" }.Start();

    [SuppressMessage("Design", "CA1031", Justification = "What it threw is returned.")]
    private static BoundedResult<T> End<T>(Func<CancellationToken, T> call, CancellationToken stop)
    {
        try
        {
            return BoundedResult<T>.Of(call(stop));
        }
        catch (Exception fault)
        {
            return BoundedResult<T>.Failed(fault);
        }
    }

    private bool WaitOrCancel(
        ManualResetEventSlim isOver,
        CancellationTokenSource stop,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var isInTime = false;
        try
        {
            _isLate = false;
            isInTime = Wait(isOver, limit, cancellationToken);
            _isLate = !isInTime;
            return isInTime;
        }
        finally
        {
            if (!isInTime)
            {
                stop.Cancel();
            }
        }
    }

    private bool Wait(
        ManualResetEventSlim isOver,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = clock.WakeAfter(limit, timer.Cancel);
        try
        {
            return isOver.Wait(alarm is null ? limit : Timeout.InfiniteTimeSpan, timer.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
