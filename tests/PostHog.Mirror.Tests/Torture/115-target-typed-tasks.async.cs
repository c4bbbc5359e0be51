// An empty task of a result is the result's default, not a new one.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public ValueTask<Api> OneAsync() => new();

    public ValueTask<Api> TwoAsync(bool isUp) => isUp ? new(api) : new();

    public ValueTask<Api> ThreeAsync(int count)
    {
        return count switch
        {
            1 => new(result: api),
            2 => new(api.NextAsync()),
            _ => default,
        };
    }
}
