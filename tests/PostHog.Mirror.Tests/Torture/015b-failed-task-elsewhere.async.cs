// A failed task is nothing else than an exception.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> TryAsync()
    {
        var count = 1 + await Task.FromException<int>(new NotSupportedException());
        return count;
    }

    public async Task<int> CancelAsync(CancellationToken cancellationToken)
    {
        var count = 1 + await Task.FromCanceled<int>(cancellationToken);
        return count;
    }
}
