// A failed task is nothing else than an exception.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> TryAsync()
    {
        var count = 1 + await Task.FromException<int>(new NotSupportedException());
        return count;
    }

    public Task CancelAsync(CancellationToken cancellationToken) =>
        Task.FromCanceled(cancellationToken);
}
