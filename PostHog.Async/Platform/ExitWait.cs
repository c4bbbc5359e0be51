using System.Diagnostics.CodeAnalysis;
using PostHog.Setup;

namespace PostHog.Async.Platform;

/// <summary>
/// Holds a thread up until a piece of work is done: for the handlers that the runtime calls when a process ends, which ends
/// when they return, and for owners that dispose the client synchronously.
/// </summary>
/// <remarks>
/// This is the one place of this package that waits for a task: for work that runs on the pool, with no context of the
/// waiting thread, and never longer than the time given.
/// </remarks>
internal static class ExitWait
{
    /// <summary>Does the work and returns once it is done, or once the time is up; in a browser, which cannot wait, at once.</summary>
    /// <param name="work">The work; it ends by itself within the time.</param>
    /// <param name="time">How long it is waited for.</param>
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
