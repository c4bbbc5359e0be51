// A returned cancelled task is a cancellation.
namespace PostHog.Blocking.Cases;

public class Case
{
    public int One(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw new System.OperationCanceledException(cancellationToken);
        }

        return 1;
    }

    public void Two(CancellationToken cancellationToken)
    {
        throw new System.OperationCanceledException(cancellationToken);
    }
}
