// Static anonymous functions, discards and nested lambdas.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task TryAsync()
    {
        Func<int, Func<int, Task<int>>> nested = static _ => async _ => await Task.FromResult(1);
        Func<Task> chain = async () => await (await api.NextAsync()).RunAsync();
        _ = await nested(1)(2);
        await chain().ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.None);
    }
}
