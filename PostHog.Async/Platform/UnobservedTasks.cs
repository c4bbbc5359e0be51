using PostHog.Diagnostics;

namespace PostHog.Async.Platform;

/// <summary>
/// Reports tasks that failed unobserved, when the runtime notices. What the runtime does about them
/// stays as it is.
/// </summary>
internal sealed class UnobservedTasks : IDisposable
{
    private readonly Action<Exception> _report;
    private readonly PostHogLog _log;

    private UnobservedTasks(Action<Exception> report, PostHogLog log)
    {
        _report = report;
        _log = log;
        TaskScheduler.UnobservedTaskException += OnUnobserved;
    }

    /// <summary>Watches from now on, until the result is disposed.</summary>
    /// <param name="report">Takes the failure; it runs on the runtime's own thread and returns at once.</param>
    /// <param name="log">Called when this class itself fails.</param>
    public static UnobservedTasks Register(Action<Exception> report, PostHogLog log) =>
        new(report, log);

    /// <summary>Ends the watch.</summary>
    public void Dispose() => TaskScheduler.UnobservedTaskException -= OnUnobserved;

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        try
        {
            _report(e.Exception);
        }
        catch (Exception failure)
        {
            _log.ExceptionHookFailed(failure);
        }
    }
}
