// Disposing a timer asynchronously is refused by the async project.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var timer = new Timer(_ => { });
        await timer.DisposeAsync();
    }
}
