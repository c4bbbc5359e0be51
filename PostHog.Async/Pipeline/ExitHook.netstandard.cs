namespace PostHog.Async.Pipeline;

internal sealed partial class ExitHook
{
    // The key keeps its effect: what follows is the process's own business.
    private void RegisterSignals() => Console.CancelKeyPress += OnCancelKey;

    private void UnregisterSignals() => Console.CancelKeyPress -= OnCancelKey;

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs e) => Flush();
}
