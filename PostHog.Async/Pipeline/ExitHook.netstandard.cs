namespace PostHog.Async.Pipeline;

internal sealed partial class ExitHook
{
    // The key keeps its effect: what follows is the process's own business. A domain that is unloaded before its process
    // ends, as those of web applications on .NET Framework are, ends without any other sign.
    private void RegisterSignals()
    {
        AppDomain.CurrentDomain.DomainUnload += OnExit;
        Console.CancelKeyPress += OnCancelKey;
    }

    private void UnregisterSignals()
    {
        AppDomain.CurrentDomain.DomainUnload -= OnExit;
        Console.CancelKeyPress -= OnCancelKey;
    }

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs e) => Flush();
}
