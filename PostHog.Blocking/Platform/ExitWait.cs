namespace PostHog.Blocking.Platform;

/// <summary>
/// Blocks a thread until work is done, for the handlers that the runtime calls when a process ends: it ends when they
/// return.
/// </summary>
/// <remarks>
/// The work runs on its own thread, and the wait never exceeds the given time. Opening a connection, and the timer that
/// would end it, both need the pool, whose threads may all be blocked by the application.
/// </remarks>
internal static class ExitWait
{
    // The time that the work has to report that its time was up.
    private static readonly TimeSpan ReportTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the work and returns once it is done or the time is up.</summary>
    /// <param name="work">The work; ends within the time.</param>
    /// <param name="time">How long to wait for it.</param>
    public static void For(Action work, TimeSpan time)
    {
        var thread = new Thread(() => Do(work)) { IsBackground = true, Name = "PostHog exit" };
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            thread.Start();
        }

        thread.Join(time + ReportTime);
    }

    private static void Do(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // An exception here would change how the process ends.
            return;
        }
    }
}
