// An expression body of a method that returns nothing may have a value.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try(CancellationToken cancellationToken) => api.Count(cancellationToken);

    public void Again() => api.Count();

    public void OnceMore() => api.Run();
}
