// A task made by hand is refused.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var made = new Task(() => Console.Out.Write(choice));
        made.Start();
        Console.Out.Write(new Task<int>(() => 1) is not null);
        Console.Out.Write(new ValueTask<int>(Task.FromResult(1)));
    }
}
