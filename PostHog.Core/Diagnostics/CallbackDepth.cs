namespace PostHog.Diagnostics;

/// <summary>
/// Knows how deep this thread is in callbacks of the host's. A callback may call the client, which may have something to
/// tell again: without an end to that the stack would have one.
/// </summary>
internal static class CallbackDepth
{
    /// <summary>How many callbacks run inside each other at the most.</summary>
    public const int Deepest = 8;

    /// <summary>The same for the log, which has to tell of the end.</summary>
    public const int DeepestOfLog = Deepest + 1;

    [ThreadStatic]
    private static int _depth;

    /// <summary>Whether this thread runs a callback.</summary>
    public static bool IsInside => _depth > 0;

    /// <summary>Notes that a callback begins; false when it must not be called.</summary>
    /// <param name="deepest">How many callbacks may run inside each other.</param>
    public static bool TryEnter(int deepest = Deepest)
    {
        if (_depth >= deepest)
        {
            return false;
        }

        _depth++;
        return true;
    }

    /// <summary>Notes that a callback is over.</summary>
    public static void Leave() => _depth--;
}
