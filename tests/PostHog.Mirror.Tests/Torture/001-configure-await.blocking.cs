// Configuration of an await goes with it.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        api.Run(cancellationToken);
    }
}
