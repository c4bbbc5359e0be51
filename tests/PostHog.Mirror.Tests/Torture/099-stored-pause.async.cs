// A pause nobody waits for is refused.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public void Try(CancellationToken cancellationToken)
    {
        Pause.ForAsync(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
        Task.Delay(1, cancellationToken);
    }
}
