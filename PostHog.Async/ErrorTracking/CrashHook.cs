using PostHog.Async.Platform;

namespace PostHog.Async.ErrorTracking;

/// <summary>
/// Reports an unhandled exception and delays the end of the process until the report is sent, within a time limit. It
/// never throws, and changes neither the exit code nor the output.
/// </summary>
internal sealed class CrashHook : IDisposable
{
    private readonly Action<object, bool> _report;
    private readonly Func<Task> _drain;
    private readonly TimeSpan _time;
    private readonly Action<Exception> _onFailure;

    private CrashHook(
        Action<object, bool> report,
        Func<Task> drain,
        TimeSpan time,
        Action<Exception> onFailure
    )
    {
        _report = report;
        _drain = drain;
        _time = time;
        _onFailure = onFailure;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    /// <summary>Starts watching; disposing the result stops it.</summary>
    /// <param name="report">Receives what was thrown, and whether the process ends because of it; returns at
    /// once.</param>
    /// <param name="drain">Sends the report; ends within the time.</param>
    /// <param name="time">How long the end of the process may be delayed.</param>
    /// <param name="onFailure">Called when this class itself fails.</param>
    public static CrashHook Register(
        Action<object, bool> report,
        Func<Task> drain,
        TimeSpan time,
        Action<Exception> onFailure
    ) => new(report, drain, time, onFailure);

    /// <summary>Stops watching.</summary>
    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;

    private void OnUnhandled(object? sender, UnhandledExceptionEventArgs e)
    {
        try
        {
            _report(e.ExceptionObject, e.IsTerminating);
            if (e.IsTerminating)
            {
                ExitWait.For(_drain, _time);
            }
        }
        catch (Exception failure)
        {
            _onFailure(failure);
        }
    }
}
