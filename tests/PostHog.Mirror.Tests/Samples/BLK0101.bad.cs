namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        /*>*/await Task.FromResult(1)/*<*/;
        await Task.CompletedTask;
    }

    private async Task<int> SumAsync(Func<Task<int>>? first, Func<Task<int>> second)
    {
        Func<Task<int>> either = () => /*>*/first?.Invoke() ?? second()/*<*/;
        var options = ConfigureAwaitOptions.None;
        await either().ConfigureAwait/*>*/(options)/*<*/;
        return await /*>*/new Waiting()/*<*/;
    }

    private sealed class Waiting : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => true;

        public Waiting GetAwaiter() => this;

        public int GetResult() => 1;

        public void OnCompleted(Action continuation) => continuation();
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
