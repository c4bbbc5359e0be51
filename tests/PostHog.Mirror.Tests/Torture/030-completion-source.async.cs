// A completion source is a seam of its own.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var source = new TaskCompletionSource<int>();
        source.SetResult(1);
        var value = await source.Task.WaitAsync(cancellationToken);
        await source.Task;
        Console.Out.Write(value);
    }
}
