namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        /*>*/await (cancellationToken.IsCancellationRequested ? CountAsync() : CountAsync())/*<*/;
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
