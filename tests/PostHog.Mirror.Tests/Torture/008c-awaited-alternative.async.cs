// An alternative to a task is not an alternative to its result.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        Api? other = choice ? api : null;
        var found = await (other?.FindAsync() ?? Task.FromResult<Api?>(api));
        Console.Out.Write(found);
    }
}
