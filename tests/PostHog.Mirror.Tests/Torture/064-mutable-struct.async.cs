// An async method of a mutable struct is refused by the async project.
namespace PostHog.Async.Cases;

public struct Case
{
    private int _count;

    public async Task<int> TryAsync(Api api)
    {
        await api.RunAsync();
        return ++_count;
    }
}
