// Cancelling is a call like others.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
    }
}
