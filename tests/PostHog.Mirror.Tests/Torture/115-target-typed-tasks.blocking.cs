// An empty task of a result is the result's default, not a new one.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public Api One() => default;

    public Api Two(bool isUp) => isUp ? api : default;

    public Api Three(int count)
    {
        return count switch
        {
            1 => api,
            2 => api.Next(),
            _ => default,
        };
    }
}
