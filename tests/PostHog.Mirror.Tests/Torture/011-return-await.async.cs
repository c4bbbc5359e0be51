// A result is returned awaited or as a task.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> FirstAsync(CancellationToken cancellationToken)
    {
        return await api.CountAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<int> SecondAsync(CancellationToken cancellationToken)
    {
        return api.CountAsync(cancellationToken);
    }
}
