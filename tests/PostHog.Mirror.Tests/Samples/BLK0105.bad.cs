namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        _ = /*>*/CountAsync()/*<*/;
        Func<Task> step = () => Task.CompletedTask;
        /*>*/step()/*<*/;
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
