// Waiting for a semaphore keeps token and timeout.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        _gate.Wait(cancellationToken);
        if (!_gate.Wait(TimeSpan.FromSeconds(1), cancellationToken))
        {
            throw new TimeoutException();
        }
    }

    private readonly SemaphoreSlim _gate = new(1);
}
