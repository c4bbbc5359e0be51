// Parentheses around an awaited call go with the await.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        api.Run(cancellationToken);
        api.Run(cancellationToken);
    }
}
