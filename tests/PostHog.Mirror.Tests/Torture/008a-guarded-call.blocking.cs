// A call made if there is one to call loses its completed task.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        Api? other = choice ? api : null;
        other?.Run(cancellationToken);
        other?.Run(cancellationToken);
    }
}
