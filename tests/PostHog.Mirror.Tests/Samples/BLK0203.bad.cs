namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = CountAsync()./*>*/Result/*<*/;
        CountAsync()./*>*/Wait/*<*/(cancellationToken);
        Console.Write(count);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
