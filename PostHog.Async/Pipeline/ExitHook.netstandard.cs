namespace PostHog.Async.Pipeline;

internal sealed partial class ExitHook
{
    // The key keeps its effect: the process itself decides what follows. A domain that is unloaded before its process
    // ends, such as that of a web application on .NET Framework, gives no other sign.
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
