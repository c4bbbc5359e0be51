// A loop until cancelled.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await api.RunAsync(cancellationToken);
        }

        for (; choice; await (api.RunAsync()))
        {
            break;
        }
    }
}
