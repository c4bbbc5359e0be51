namespace PostHog.Async;

public struct Sample
{
    public int Count { get; set; }

    public async Task /*>*/RunAsync/*<*/() => await Task.CompletedTask;
}
