namespace PostHog.Async;

public sealed class Sample
{
    public void Run() { }

    public Task /*>*/RunAsync/*<*/() => Task.CompletedTask;
}
