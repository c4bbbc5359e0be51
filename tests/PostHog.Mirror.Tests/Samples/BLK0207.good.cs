namespace PostHog.Async;

public readonly struct Sample
{
    public int Count { get; init; }

    public async Task RunAsync() => await Task.CompletedTask;
}
