using System.Diagnostics.CodeAnalysis;
using PostHog.Flags.Loading;
using PostHog.Time;

namespace PostHog.Async.Platform;

/// <summary>
/// Calls application code that may never return. While an abandoned call is still running, further calls fail at once,
/// so that they do not pile up.
/// </summary>
internal sealed class BoundedCalls(Clock clock)
{
    private int _isBusy;
    private volatile bool _isLate;
    private volatile Task _last = Task.CompletedTask;

    /// <summary>Makes one call and returns how it ended.</summary>
    /// <param name="call">The call; its token is cancelled when the time is up.</param>
    /// <param name="limit">How long to wait for it.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The call runs on the pool.")]
    [SuppressMessage("Usage", "MA0042", Justification = "Nothing but the call hears of it.")]
    public async Task<BoundedResult<T>> RunAsync<T>(
        Func<CancellationToken, Task<T>> call,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _isBusy, 1) == 1)
        {
            return BoundedResult<T>.Busy();
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stop = new CancellationTokenSource();
        var run = Task.Run(() => EndAsync(call, stop.Token), CancellationToken.None);
        (_isLate, _last) = (false, run);
        await WaitAsync(run, limit, timer).ConfigureAwait(false);
        if (run.IsCompleted)
        {
            var result = await run.ConfigureAwait(false);
            if (!result.IsComplete)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return result;
        }

        stop.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        _isLate = true;
        return BoundedResult<T>.Late();
    }

    /// <summary>
    /// Returns once a cancelled call has ended or the time is up. A call that has exceeded its own limit is not waited
    /// for.
    /// </summary>
    /// <param name="limit">How long to wait.</param>
    /// <returns>The time that is left.</returns>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The call runs on the pool.")]
    public async Task<TimeSpan> WaitUntilFreeAsync(TimeSpan limit)
    {
        if (Volatile.Read(ref _isBusy) == 0 || _isLate)
        {
            return limit;
        }

        var begin = clock.Elapsed;
        using var timer = new CancellationTokenSource();
        await WaitAsync(_last, limit, timer).ConfigureAwait(false);
        var left = limit - (clock.Elapsed - begin);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    [SuppressMessage("Usage", "VSTHRD003", Justification = "The call runs on the pool.")]
    [SuppressMessage("Usage", "MA0042", Justification = "Only the delay hears of it.")]
    private async Task WaitAsync(Task run, TimeSpan limit, CancellationTokenSource timer)
    {
        using var alarm = clock.WakeAfter(limit, timer.Cancel);
        var wait = alarm is null ? limit : Timeout.InfiniteTimeSpan;
        await Task.WhenAny(run, Task.Delay(wait, timer.Token)).ConfigureAwait(false);
        timer.Cancel();
    }

    private async Task<BoundedResult<T>> EndAsync<T>(
        Func<CancellationToken, Task<T>> call,
        CancellationToken stop
    )
    {
        try
        {
            return BoundedResult<T>.Of(await call(stop).ConfigureAwait(false));
        }
        catch (Exception fault)
        {
            return BoundedResult<T>.Failed(fault);
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }
}
