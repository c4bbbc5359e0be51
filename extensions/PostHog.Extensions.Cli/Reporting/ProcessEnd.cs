namespace PostHog.Extensions.Cli.Reporting;

/// <summary>
/// Watches for ends of the process that leave the program no time: <c>Environment.Exit</c> and an exception that nobody
/// catches. It changes neither.
/// </summary>
internal sealed class ProcessEnd : IDisposable
{
    private readonly Action<Exception?> _onEnd;

    /// <summary>Watches until it is disposed.</summary>
    /// <param name="onEnd">Called with the exception that ends the process; null for another end. Must not throw.</param>
    public ProcessEnd(Action<Exception?> onEnd)
    {
        _onEnd = onEnd;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnCrash;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnCrash;
    }

    private void OnExit(object? sender, EventArgs e) => _onEnd(null);

    private void OnCrash(object sender, UnhandledExceptionEventArgs e) =>
        _onEnd(e.ExceptionObject as Exception);
}
