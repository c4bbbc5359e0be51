// A property that holds a task is a value, one that holds its result is not renamed.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task Ready => Task.CompletedTask;

    public Func<Task> DoneAsync { get; set; } = () => Task.CompletedTask;

    public async Task TryAsync() => await DoneAsync();
}
