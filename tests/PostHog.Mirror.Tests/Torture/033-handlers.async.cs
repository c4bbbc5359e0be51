// A handler that returns a task is called like any other.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private readonly Func<string, CancellationToken, Task> _field = (_, _) => Task.CompletedTask;

    public Func<int, CancellationToken, Task<int>>? Property { get; set; }

    public event Func<string, Task>? Happened;

    public async Task TryAsync(
        Func<string, CancellationToken, Task> handler,
        Func<Task> plain,
        CancellationToken cancellationToken
    )
    {
        await handler("x", cancellationToken);
        await _field("y", cancellationToken).ConfigureAwait(false);
        await plain();
        var count = await Property!(1, cancellationToken);
        await (Happened?.Invoke(api.Name + count) ?? Task.CompletedTask);
    }
}
