// Work for the pool is a seam of its own.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await Task.Run(() => Console.Out.Write(choice), cancellationToken);
        await Task.Factory.StartNew(() => choice);
    }
}
