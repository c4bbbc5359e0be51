// An await of nothing throws, a call of nothing does not.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        Api? other = choice ? api : null;
        await other?.RunAsync(cancellationToken)!;
    }
}
