namespace PostHog.Async;

public sealed class Sample : IAsyncDisposable
{
    public ValueTask DisposeAsync() => default;

    public Task RunAsync() => Task.CompletedTask;

    public IAsyncEnumerable<int>? Items() => null;
}
