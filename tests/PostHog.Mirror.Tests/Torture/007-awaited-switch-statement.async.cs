// An awaited switch expression is no statement.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await (choice switch
        {
            true => api.RunAsync(cancellationToken),
            false => Task.CompletedTask,
        });
    }
}
