using System.Diagnostics.CodeAnalysis;
using PostHog.Setup;

namespace PostHog.Async.Platform;

/// <summary>
/// Blocks a thread until work is done: for the handlers that the runtime calls when a process ends, which ends when
/// they return, and for owners that dispose the client synchronously.
/// </summary>
/// <remarks>
/// This is the only place in this package that waits for a task. The work runs on the pool, without the context of the
/// waiting thread, and the wait never exceeds the given time.
/// </remarks>
internal static class ExitWait
{
    /// <summary>
    /// Runs the work and returns once it is done or the time is up; in a browser, which cannot wait, at once.
    /// </summary>
    /// <param name="work">The work; ends within the time.</param>
    /// <param name="time">How long to wait for it.</param>
    [SuppressMessage(
        "Usage",
        "VSTHRD002",
        Justification = "The one documented wait, see the type."
    )]
    public static void For(Func<Task> work, TimeSpan time)
    {
        var end = Task.WhenAny(Task.Run(work), Task.Delay(time));
        if (!BrowserPlatform.IsCurrent)
        {
            end.Wait(time);
        }
    }
}
