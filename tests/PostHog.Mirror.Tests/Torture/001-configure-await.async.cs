// Configuration of an await goes with it.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await api.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
