// A delay is a seam of its own.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
    }
}
