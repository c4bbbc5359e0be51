// Functions of functions lose their tasks inside and out.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Func<Func<Task>, Task> One { get; set; } = inner => inner();

    public Func<Func<int, Task<int>>, CancellationToken, ValueTask> Two { get; set; } =
        async (inner, _) => await inner(1);

    public Func<Task>[] Three { get; set; } = [];

    public IReadOnlyDictionary<string, Func<int, Task>> Four { get; set; } = new Dictionary<string, Func<int, Task>>();

    public async Task TryAsync() => await One(() => api.RunAsync());
}
