// Turning one task into another goes.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> TryAsync()
    {
        await api.DisposeAsync().AsTask().ConfigureAwait(false);
        return await api.QuickAsync().Preserve();
    }

    public Task<int> PassAsync() => api.QuickAsync().AsTask();
}
