// Waiting for a semaphore keeps token and timeout.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        if (!await _gate.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false))
        {
            throw new TimeoutException();
        }
    }

    private readonly SemaphoreSlim _gate = new(1);
}
