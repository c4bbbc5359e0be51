using PostHog.Async.Platform;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Sends queued events when the process ends: on a normal exit, after an unhandled exception, on Ctrl+C and, where the
/// runtime supports it, on SIGTERM, SIGHUP and SIGQUIT, or when its application domain is unloaded. It keeps to its
/// time limit, and changes neither the exit code nor the output.
/// </summary>
internal sealed partial class ExitHook : IDisposable
{
    private readonly Func<Task> _flush;
    private readonly TimeSpan _time;
    private readonly Action<Exception> _onFailure;
    private int _isDisposed;

    private ExitHook(Func<Task> flush, TimeSpan time, Action<Exception> onFailure)
    {
        _flush = flush;
        _time = time;
        _onFailure = onFailure;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        try
        {
            RegisterSignals();
        }
        catch (PlatformNotSupportedException failure)
        {
            // Not every system has signals; the other ways a process can end are still watched.
            onFailure(failure);
        }
    }

    /// <summary>Arranges for a flush when the process ends; disposing the result cancels this.</summary>
    /// <param name="flush">The flush; ends within the time.</param>
    /// <param name="time">How long it may take.</param>
    /// <param name="onFailure">Called when this class itself fails.</param>
    public static ExitHook Register(Func<Task> flush, TimeSpan time, Action<Exception> onFailure) =>
        new(flush, time, onFailure);

    /// <summary>Cancels the flush.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            AppDomain.CurrentDomain.ProcessExit -= OnExit;
            AppDomain.CurrentDomain.UnhandledException -= OnExit;
            UnregisterSignals();
        }
    }

    // The runtime also calls handlers that were removed after it began to call them.
    private void OnExit(object? sender, EventArgs e)
    {
        if (Volatile.Read(ref _isDisposed) == 0)
        {
            Flush();
        }
    }

    private void Flush()
    {
        try
        {
            ExitWait.For(_flush, _time);
        }
        catch (Exception failure)
        {
            _onFailure(failure);
        }
    }
}
