// A call awaited later goes on meanwhile.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var running = api.CountAsync(cancellationToken);
        Console.Out.Write(choice);
        var count = await running;
        Console.Out.Write(count);
    }
}
