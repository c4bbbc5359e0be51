// An awaited choice is no statement.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await (choice ? api.RunAsync(cancellationToken) : api.RunAsync());
    }
}
