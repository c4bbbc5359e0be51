// The conventional core of disposal has its conventional name.
namespace PostHog.Async.Cases;

public class Case : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected virtual ValueTask DisposeAsyncCore() => default;
}
