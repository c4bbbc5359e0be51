namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var stream = new MemoryStream();
        await stream.DisposeAsync();
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
