// An async lambda nobody waits for is refused by the async project.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        Action action = () => api.Run(cancellationToken);
        action();
    }
}
