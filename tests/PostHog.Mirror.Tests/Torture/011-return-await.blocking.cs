// A result is returned awaited or as a task.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int First(CancellationToken cancellationToken)
    {
        return api.Count(cancellationToken);
    }

    public int Second(CancellationToken cancellationToken)
    {
        return api.Count(cancellationToken);
    }
}
