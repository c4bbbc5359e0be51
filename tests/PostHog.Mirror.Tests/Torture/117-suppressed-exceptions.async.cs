// An option that catches exceptions is not lost.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task OneAsync() =>
        await api.RunAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public async Task TwoAsync(ConfigureAwaitOptions options) =>
        await api.RunAsync().ConfigureAwait(options);
}
