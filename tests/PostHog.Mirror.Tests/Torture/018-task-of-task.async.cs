// A task inside another type is a value.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task<Task<int>> OneAsync() => Task.FromResult(api.CountAsync());

    private readonly List<Task> _many = [];
    private readonly Task[] _array = [];
    private readonly Dictionary<string, ValueTask> _map = [];
}
