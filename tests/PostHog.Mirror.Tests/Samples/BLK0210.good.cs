namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);

    private static Task ReadAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
