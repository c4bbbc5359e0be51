namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            await CountAsync();
        }
        else
        {
            await CountAsync();
        }
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
