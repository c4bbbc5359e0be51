// A returned cancelled task is a cancellation.
namespace PostHog.Async.Cases;

public class Case
{
    public Task<int> OneAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<int>(cancellationToken);
        }

        return Task.FromResult(1);
    }

    public ValueTask TwoAsync(CancellationToken cancellationToken)
    {
        return (ValueTask.FromCanceled(cancellationToken: cancellationToken));
    }
}
