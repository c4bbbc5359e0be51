namespace PostHog.Diagnostics;

/// <summary>
/// Tracks how deeply a flow of work is nested in application callbacks, across waits and into work that a callback
/// starts. A callback may call the client, which may call a callback again; a limit ends this.
/// </summary>
internal static class CallbackDepth
{
    /// <summary>The maximum number of nested callbacks.</summary>
    public const int MaxDepth = 8;

    /// <summary>The same for the log, which has to report that the limit is reached.</summary>
    public const int MaxLogDepth = MaxDepth + 1;

    private static readonly AsyncLocal<CallbackFrame?> Slot = new();

    /// <summary>The number of callbacks that led here, including those that have returned.</summary>
    public static int Current => Slot.Value?.Depth ?? 0;

    /// <summary>Whether a callback that led here is still running, and so waits for what happens now.</summary>
    public static bool IsInside => Slot.Value is { IsRunning: true };

    /// <summary>Records that a callback begins, until the result is disposed; null if it must not be called.</summary>
    /// <param name="least">The minimum number of callbacks that led to what the callback reports.</param>
    /// <param name="deepest">The maximum number of nested callbacks.</param>
    public static CallbackFrame? TryEnter(int least = 0, int deepest = MaxDepth)
    {
        var depth = Math.Max(Current, least);
        return depth < deepest ? new CallbackFrame(depth + 1, Slot) : null;
    }
}
