namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage();
        await Platform.HttpSender.SendAsync(request, cancellationToken);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}

public static class Platform
{
    public static class HttpSender
    {
        public static Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
