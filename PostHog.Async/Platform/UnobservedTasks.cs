using PostHog.Diagnostics;

namespace PostHog.Async.Platform;

/// <summary>
/// Reports tasks whose exceptions were not observed, when the runtime notices. Does not change how the runtime handles
/// them.
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

    /// <summary>Starts watching; disposing the result stops it.</summary>
    /// <param name="report">Receives the exception on a thread of the runtime; returns at once.</param>
    /// <param name="log">Called when this class itself fails.</param>
    public static UnobservedTasks Register(Action<Exception> report, PostHogLog log) =>
        new(report, log);

    /// <summary>Stops watching.</summary>
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
