namespace PostHog.Blocking.Platform;

/// <summary>
/// Gives queued events a last chance when the process ends: on a normal exit, after an unhandled exception, on Ctrl+C and,
/// where the runtime can tell, on SIGTERM. It takes no longer than its time and changes neither exit code nor output.
/// </summary>
/// <remarks>The flush runs on the thread that ends the process, and ends by itself within its time.</remarks>
internal sealed partial class ExitHook : IDisposable
{
    private readonly Action _flush;
    private int _isDisposed;

    private ExitHook(Action flush)
    {
        _flush = flush;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        RegisterSignals();
    }

    /// <summary>Arranges for a flush at the end of the process, until the result is disposed.</summary>
    /// <param name="flush">The flush; it ends by itself within the time.</param>
    /// <param name="time">How long it may take.</param>
    public static ExitHook Register(Action flush, TimeSpan time)
    {
        _ = time;
        return new ExitHook(flush);
    }

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

    private void OnExit(object? sender, EventArgs e) => Flush();

    private void Flush() => _flush();
}
