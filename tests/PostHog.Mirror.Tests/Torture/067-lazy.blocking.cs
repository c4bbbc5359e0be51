// A lazy task is a lazy value.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private readonly Lazy<int> _lazy = new(() => api.Count());

    public int Try()
    {
        _ = _lazy.Value;
        return _lazy.Value;
    }
}
