using PostHog.Diagnostics;

namespace PostHog.Blocking.Platform;

/// <summary>Says that this package knows no tasks, and so none that nobody looked at.</summary>
internal sealed class UnobservedTasks : IDisposable
{
    private UnobservedTasks(PostHogLog log) => log.UnobservedTasksNotWatched();

    /// <summary>Watches nothing.</summary>
    /// <param name="report">Never called.</param>
    /// <param name="log">Told that nothing is watched.</param>
    public static UnobservedTasks Register(Action<Exception> report, PostHogLog log)
    {
        _ = report;
        return new UnobservedTasks(log);
    }

    /// <summary>There is nothing to end.</summary>
    public void Dispose() { }
}
