// A condition is awaited, with its negation and its throw.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        if (!api.IsUp(cancellationToken)) throw new TimeoutException();
        while (api.IsUp(cancellationToken) && choice)
            api.Run(cancellationToken);
    }
}
