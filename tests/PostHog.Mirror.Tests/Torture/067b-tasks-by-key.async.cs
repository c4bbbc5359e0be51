// A dictionary of tasks is refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Task<int>> _running = new();

    public async Task<int> TryAsync() =>
        _running.IsEmpty ? await api.CountAsync() : 0;
}
