using PostHog.Diagnostics;

namespace PostHog.Blocking.Platform;

/// <summary>Logs that this package does not watch for unobserved tasks, because it has no tasks.</summary>
internal sealed class UnobservedTasks : IDisposable
{
    private UnobservedTasks(PostHogLog log) => log.UnobservedTasksNotWatched();

    /// <summary>Watches nothing.</summary>
    /// <param name="report">Never called.</param>
    /// <param name="log">Receives the message that nothing is watched.</param>
    public static UnobservedTasks Register(Action<Exception> report, PostHogLog log)
    {
        _ = report;
        return new UnobservedTasks(log);
    }

    /// <summary>Does nothing.</summary>
    public void Dispose() { }
}
