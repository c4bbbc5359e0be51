// A dictionary of tasks is refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _running = new();

    public int Try() =>
        _running.IsEmpty ? api.Count() : 0;
}
