namespace PostHog.Async;

public sealed class Sample
{
#if !BLOCKING
    public void Run() { }
#endif

    public Task RunAsync() => Task.CompletedTask;
}
