namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await /*>*/Task.Delay/*<*/(1, cancellationToken);
        await Task.CompletedTask;
    }

    private static Func<ValueTask<int>> Made() => () => /*>*/new(1)/*<*/;

    private static Task<int> CountAsync() => Task.FromResult(1);
}
