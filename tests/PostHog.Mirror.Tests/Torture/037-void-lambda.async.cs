// An async lambda nobody waits for is refused by the async project.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        Action action = async () => await api.RunAsync(cancellationToken);
        action();
    }
}
