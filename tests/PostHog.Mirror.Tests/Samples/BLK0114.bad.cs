namespace PostHog.Async;

public static class Sample
{
    [/*>*/System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder))/*<*/]
    public static async ValueTask RunAsync() => await Task.CompletedTask;
}
