// Indexers, ranges and null-conditional reads of awaited values.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int?> TryAsync()
    {
        var tail = (await api.ListAsync())[1..^0];
        return (await api.FindAsync())?.Name.Length + tail[^1];
    }
}
