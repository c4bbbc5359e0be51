using PostHog.Async.Platform;

namespace PostHog.Async.Pipeline;

/// <summary>
/// Gives queued events a last chance when the process ends: on a normal exit, after an unhandled exception, on Ctrl+C and,
/// where the runtime can tell, on SIGTERM, SIGHUP and SIGQUIT, or when its domain is unloaded. It takes no longer than its time and changes neither exit code nor output.
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
            // Not every system has signals; the other ends of a process are watched all the same.
            onFailure(failure);
        }
    }

    /// <summary>Arranges for a flush at the end of the process, until the result is disposed.</summary>
    /// <param name="flush">The flush; it ends by itself within the time.</param>
    /// <param name="time">How long it may take.</param>
    /// <param name="onFailure">Called when this class itself fails.</param>
    public static ExitHook Register(Func<Task> flush, TimeSpan time, Action<Exception> onFailure) =>
        new(flush, time, onFailure);

    /// <summary>Ends the arrangement.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            AppDomain.CurrentDomain.ProcessExit -= OnExit;
            AppDomain.CurrentDomain.UnhandledException -= OnExit;
            UnregisterSignals();
        }
    }

    // The runtime calls those it knew when it began to call, even one whose watch has ended since.
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
