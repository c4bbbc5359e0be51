namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var response = await /*>*/client.GetAsync("http://localhost", cancellationToken)/*<*/;
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
