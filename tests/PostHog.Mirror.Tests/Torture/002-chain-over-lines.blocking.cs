// A chain over several lines keeps its lines and comments.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        api
            // before the dot
            . /* after the dot */ Run(cancellationToken) // after the call
            // inside
            ;
        api.Count(cancellationToken); // after
    }
}
