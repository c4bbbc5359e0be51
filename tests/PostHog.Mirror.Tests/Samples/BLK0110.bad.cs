namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var tasks = new List</*>*/Task/*<*/>();
        tasks.Clear();
        var first = await (new[] { 1 }./*>*/Select/*<*/(_ => CountAsync())./*>*/First/*<*/()).ConfigureAwait(false);
        GC.KeepAlive(first);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
