namespace PostHog.Async;

public sealed class Sample
{
    public async IAsyncEnumerable<int> ItemsAsync()
    {
        await Task.CompletedTask;
        yield return 1;
    }
}
