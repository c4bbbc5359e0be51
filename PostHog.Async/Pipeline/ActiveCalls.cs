using PostHog.Async.Platform;
using PostHog.Diagnostics;
using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>
/// The capture calls of a client that are in progress. Closing the client ends them: none is retried, an attempt in
/// progress may use the time of the shutdown, and whatever remains then is cancelled. Thread-safe.
/// </summary>
internal sealed class ActiveCalls(Clock clock)
{
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly Latch _idle = new();
    private readonly object _gate = new();
    private int _calls;
    private int _inCallbacks;
    private bool _isClosing;
    private bool _isIdle;
    private bool _isClosedByCallback;

    /// <summary>Cancelled when the time of the shutdown is up or nothing is left to send; ends every request.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>Whether the client is being closed.</summary>
    public bool IsClosing
    {
        get
        {
            lock (_gate)
            {
                return _isClosing;
            }
        }
    }

    /// <summary>Records that a call begins; false if the client is being closed.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            _calls += _isClosing ? 0 : 1;
            return !_isClosing;
        }
    }

    /// <summary>Records that a call has ended.</summary>
    public void Leave() => Change(calls: -1, inCallbacks: 0);

    /// <summary>
    /// Runs a callback. If it closes the client, closing does not wait for the call that runs the callback.
    /// </summary>
    public void RunCallback(Action callback)
    {
        Change(calls: 0, inCallbacks: 1);
        try
        {
            callback();
        }
        finally
        {
            Change(calls: 0, inCallbacks: -1);
        }
    }

    /// <summary>
    /// Waits before a retry; false if the client is closed during the wait, so that there is no retry.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> TryPauseAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            _closing.Token
        );
        try
        {
            await Pause.ForAsync(duration, clock, either.Token).ConfigureAwait(false);
            return !IsClosing;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Prevents any further call or retry.</summary>
    public void BeginClose()
    {
        lock (_gate)
        {
            _isClosing = true;
            _isClosedByCallback |= CallbackDepth.IsInside;
        }

        // By a timer, so that the caller does not continue on the thread that closes the client.
        _closing.CancelAfter(TimeSpan.Zero);
        Change(calls: 0, inCallbacks: 0);
    }

    /// <summary>Waits for the calls in progress, and cancels those left when the time is up.</summary>
    /// <param name="left">How long to wait; null for no limit.</param>
    /// <param name="cancellationToken">Ends the wait; another call continues it.</param>
    /// <returns>Whether all calls ended in time.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> CloseAsync(TimeSpan? left, CancellationToken cancellationToken)
    {
        var inTime = await WaitUntilIdleAsync(left, cancellationToken).ConfigureAwait(false);
        _closed.CancelAfter(TimeSpan.Zero);
        if (!inTime)
        {
            await WaitUntilIdleAsync(DeliveryPipeline.Grace, cancellationToken)
                .ConfigureAwait(false);
        }

        return inTime;
    }

    private async Task<bool> WaitUntilIdleAsync(
        TimeSpan? limit,
        CancellationToken cancellationToken
    )
    {
        if (IsIdle)
        {
            return true;
        }

        if (limit <= TimeSpan.Zero)
        {
            return false;
        }

        return await TimeLimit
            .TryAsync(
                async stop => await _idle.WaitAsync(stop).ConfigureAwait(false),
                limit,
                clock,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _isIdle;
            }
        }
    }

    private void Change(int calls, int inCallbacks)
    {
        lock (_gate)
        {
            _calls += calls;
            _inCallbacks += inCallbacks;
            var ignored = _isClosedByCallback ? _inCallbacks : 0;
            if (_isClosing && !_isIdle && _calls <= ignored)
            {
                _isIdle = true;
                _idle.Open();
            }
        }
    }
}
