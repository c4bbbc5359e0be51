namespace PostHog.Blocking.Platform;

/// <summary>
/// Holds a thread up until a piece of work is done, for the handlers that the runtime calls when a process ends: it ends when
/// they return.
/// </summary>
/// <remarks>The work is done on the thread that ends the process, and ends by itself within its time.</remarks>
internal static class LastWait
{
    /// <summary>Does the work and returns once it is done.</summary>
    /// <param name="work">The work; it ends by itself within the time.</param>
    /// <param name="time">How long it may take.</param>
    public static void For(Action work, TimeSpan time)
    {
        _ = time;
        work();
    }
}
