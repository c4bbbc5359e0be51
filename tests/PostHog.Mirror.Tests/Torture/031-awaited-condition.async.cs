// A condition is awaited, with its negation and its throw.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        if (!await api.IsUpAsync(cancellationToken)) throw new TimeoutException();
        while (await api.IsUpAsync(cancellationToken) && choice)
            await api.RunAsync(cancellationToken);
    }
}
