// Waiting for a task by force.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        api.RunAsync(cancellationToken).Wait(cancellationToken);
        var count = api.CountAsync(cancellationToken).Result;
        api.RunAsync(cancellationToken).GetAwaiter().GetResult();
        await api.RunAsync(cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        Console.Out.Write(count);
    }
}
