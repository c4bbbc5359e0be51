// Overloads that differ by a task in a delegate become the same.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public void Run(Action<int> step) => step(1);

    public Task Run(Func<int, Task> step) => step(1);
}
