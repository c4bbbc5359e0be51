namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);

    private static Task WaitAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
