// An awaited choice is a choice where its value is used.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var count = await (choice ? api.CountAsync(cancellationToken) : api.CountAsync());
        Console.Out.Write(count);
    }
}
