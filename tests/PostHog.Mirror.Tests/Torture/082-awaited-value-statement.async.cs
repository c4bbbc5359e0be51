// An awaited value is no statement.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await Task.FromResult(choice);
        await new ValueTask<int>(1);
    }
}
