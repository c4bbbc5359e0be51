// Awaits nest in receivers and arguments.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await (await api.NextAsync()).NextAsync(await api.CountAsync(cancellationToken));
    }
}
