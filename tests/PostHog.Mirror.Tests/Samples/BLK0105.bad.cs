namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        _ = /*>*/CountAsync()/*<*/;
        Func<Task> step = () => Task.CompletedTask;
        /*>*/step()/*<*/;
        Action left = () => /*>*/CountAsync()/*<*/;
        Func<object> kept = () =>
        {
            return /*>*/CountAsync()/*<*/;
        };
        List<Action<int>> all = [count => /*>*/step()/*<*/];
        left();
        kept();
        all.Clear();
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
