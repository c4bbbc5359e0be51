// An explicit implementation changes interface and name.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private sealed class Inner : IAsyncDisposable
    {
        async ValueTask IAsyncDisposable.DisposeAsync() => await Task.Yield();
    }

    public async Task TryAsync()
    {
        IAsyncDisposable inner = new Inner();
        await inner.DisposeAsync();
        await api.DisposeAsync();
    }
}
