// A discarded call goes on elsewhere.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        _ = api.RunAsync(cancellationToken);
    }
}
