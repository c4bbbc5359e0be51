// A lazy task is a lazy value.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private readonly Lazy<Task<int>> _lazy = new(() => api.CountAsync());

    public async Task<int> TryAsync()
    {
        _ = await _lazy.Value;
        return await _lazy.Value.ConfigureAwait(false);
    }
}
