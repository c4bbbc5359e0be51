// Overloads that become the same are refused.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public void Run(int value, Action step) => step();

    public Task RunAsync(int other, Func<Task> step) => step();

    public int Count<T>(T value) => 1;

    public Task<int> CountAsync<T>(T value) => api.CountAsync();
}
