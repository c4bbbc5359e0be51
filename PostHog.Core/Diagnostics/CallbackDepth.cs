namespace PostHog.Diagnostics;

/// <summary>
/// Knows how deep a flow of work is in callbacks of the host's, across waits and into work that a callback starts. A
/// callback may call the client, which may have something to tell again: that has to come to an end.
/// </summary>
internal static class CallbackDepth
{
    /// <summary>How many callbacks run inside each other at the most.</summary>
    public const int Deepest = 8;

    /// <summary>The same for the log, which has to report the end.</summary>
    public const int DeepestOfLog = Deepest + 1;

    private static readonly AsyncLocal<CallbackFrame?> Slot = new();

    /// <summary>How many callbacks led here, those that have returned since included.</summary>
    public static int Current => Slot.Value?.Depth ?? 0;

    /// <summary>Whether a callback that led here still runs: it waits for what happens now.</summary>
    public static bool IsInside => Slot.Value is { IsRunning: true };

    /// <summary>Notes that a callback begins, until the result is disposed; null when it must not be called.</summary>
    /// <param name="least">How many callbacks led to what it is told, at the least.</param>
    /// <param name="deepest">How many callbacks may lead to each other.</param>
    public static CallbackFrame? TryEnter(int least = 0, int deepest = Deepest)
    {
        var depth = Math.Max(Current, least);
        return depth < deepest ? new CallbackFrame(depth + 1, Slot) : null;
    }
}
