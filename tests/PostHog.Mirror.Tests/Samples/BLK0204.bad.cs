namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var content = new StringContent("x");
        await content./*>*/ReadAsByteArrayAsync/*<*/(cancellationToken);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
