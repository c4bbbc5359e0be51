namespace PostHog.Blocking.Platform;

/// <summary>
/// Holds a thread up until a piece of work is done, for the handlers that the runtime calls when a process ends: it ends when
/// they return.
/// </summary>
/// <remarks>
/// The work is done on a thread of its own, and never waited for longer than the time given: a connection that is opened, and
/// the timer that would end it, both need the pool, whose threads may all be held by the application that dies.
/// </remarks>
internal static class ExitWait
{
    // The work has this long to say that its time was up.
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work and returns once it is done, or once the time is up.</summary>
    /// <param name="work">The work; it ends by itself within the time.</param>
    /// <param name="time">How long it is waited for.</param>
    public static void For(Action work, TimeSpan time)
    {
        var thread = new Thread(() => Do(work)) { IsBackground = true, Name = "PostHog exit" };
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            thread.Start();
        }

        thread.Join(time + LastWords);
    }

    private static void Do(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // It would end the process in another way than the one it ends in.
            return;
        }
    }
}
