namespace PostHog.TestKit;

/// <summary>Collects garbage until an object is gone.</summary>
internal static class CollectedObject
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns whether the object was collected within 30 seconds.</summary>
    public static bool WaitFor(WeakReference trace) => WaitFor(() => IsGone(trace));

    /// <summary>Returns whether a condition that depends on the garbage collector held within 30 seconds.</summary>
    public static bool WaitFor(Func<bool> condition) => SpinWait.SpinUntil(condition, Limit);

    /// <summary>Collects garbage and returns whether the object is gone.</summary>
    public static bool IsGone(WeakReference trace)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !trace.IsAlive;
    }
}
