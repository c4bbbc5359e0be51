// Attributes about async code have no meaning in blocking code.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask TryAsync() => await api.RunAsync();
}
