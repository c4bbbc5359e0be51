namespace PostHog.Diagnostics;

/// <summary>
/// Decides whether one application callback of a client may be called now. Two limits end a callback that leads to
/// itself: the number of nested callbacks and, for a callback that waits for work which does not show that it is nested,
/// the number of runs at the same time. Thread-safe.
/// </summary>
/// <param name="deepest">The maximum number of nested callbacks.</param>
/// <param name="maxRunning">The maximum number of runs at the same time.</param>
internal sealed class CallbackGuard(int deepest, int maxRunning = CallbackGuard.MaxRunning)
{
    /// <summary>The maximum number of runs on threads of their own: more than the threads of a busy server.</summary>
    public const int MaxRunning = 1_000;

    private int _running;

    /// <summary>Records that the callback begins, until the result is disposed; null if it must not be called.</summary>
    /// <param name="least">The minimum number of callbacks that led to what the callback reports.</param>
    public CallbackFrame? TryEnter(int least = 0) =>
        Kept(MayRun() ? CallbackDepth.TryEnter(least, deepest, this) : null);

    /// <summary>The same for an HTTP handler.</summary>
    /// <param name="least">The minimum number of callbacks that led to what is sent.</param>
    public CallbackFrame? TryEnterFlow(int least) =>
        Kept(MayRun() ? CallbackDepth.TryEnterFlow(least, this) : null);

    /// <summary>Records that the callback has returned.</summary>
    public void Leave() => Interlocked.Decrement(ref _running);

    private bool MayRun() => Interlocked.Increment(ref _running) <= maxRunning;

    private CallbackFrame? Kept(CallbackFrame? frame)
    {
        if (frame is null)
        {
            Leave();
        }

        return frame;
    }
}
