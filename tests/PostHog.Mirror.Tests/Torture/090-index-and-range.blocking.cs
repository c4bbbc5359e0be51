// Indexers, ranges and null-conditional reads of awaited values.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int? Try()
    {
        var tail = api.List()[1..^0];
        return api.Find()?.Name.Length + tail[^1];
    }
}
