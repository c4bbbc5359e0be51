namespace PostHog.Diagnostics;

/// <summary>
/// Tracks how deeply a flow of work is nested in application callbacks, across waits and into work that a callback
/// starts. A callback may call the client, which may call a callback again; a limit ends this.
/// </summary>
internal static class CallbackDepth
{
    /// <summary>The maximum number of nested callbacks.</summary>
    public const int MaxDepth = 8;

    /// <summary>
    /// The same for callbacks that every event, exception or request passes: those that an error callback captures pass
    /// them too.
    /// </summary>
    public const int MaxInnerDepth = MaxDepth + 1;

    /// <summary>The same for the log, which has to report that a limit is reached.</summary>
    public const int MaxLogDepth = MaxInnerDepth + 1;

    private static readonly AsyncLocal<CallbackFrame?> Slot = new();

    /// <summary>The number of callbacks that led here, including those that have returned.</summary>
    public static int Current => Math.Max(Slot.Value?.Depth ?? 0, CallbackFrame.DepthOnThread);

    /// <summary>Whether a callback that led here is still running, and so waits for what happens now.</summary>
    public static bool IsInside => Slot.Value is { IsRunning: true };

    /// <summary>Records that a callback begins, until the result is disposed; null if it must not be called.</summary>
    /// <param name="least">The minimum number of callbacks that led to what the callback reports.</param>
    /// <param name="deepest">The maximum number of nested callbacks.</param>
    /// <param name="guard">Counts the runs of the callback; null if they are not counted.</param>
    public static CallbackFrame? TryEnter(
        int least = 0,
        int deepest = MaxDepth,
        CallbackGuard? guard = null
    )
    {
        var depth = Math.Max(Current, least);
        return depth < deepest ? CallbackFrame.OfThread(depth + 1, Slot, guard) : null;
    }

    /// <summary>
    /// Whether an HTTP handler has led here so often that the events captured here are not sent: the handler would be
    /// called for them again.
    /// </summary>
    public static bool IsHandlerTooDeep =>
        Current >= MaxInnerDepth && Slot.Value is { IsOfFlow: true };

    /// <summary>
    /// Records that an HTTP handler, which may continue on other threads, is about to be called; null if it must not.
    /// </summary>
    /// <param name="least">The minimum number of callbacks that led to what is sent. It never prevents the call,
    /// because other events may be sent with it.</param>
    /// <param name="guard">Counts the requests in progress; null if they are not counted.</param>
    public static CallbackFrame? TryEnterFlow(int least = 0, CallbackGuard? guard = null)
    {
        var depth = Math.Max(Current, Math.Min(least, MaxInnerDepth - 1));
        return depth < MaxInnerDepth ? CallbackFrame.OfFlow(depth + 1, Slot, guard) : null;
    }
}
