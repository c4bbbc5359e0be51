namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        _ = await CountAsync();
        Func<Task> step = () => Task.CompletedTask;
        await step();
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
