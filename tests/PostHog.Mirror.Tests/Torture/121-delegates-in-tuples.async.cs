// A delegate in a tuple or a record is called by its own name.
namespace PostHog.Async.Cases;

internal record Step(Func<Task> FireAsync);

public class Case
{
    internal async Task OneAsync(Step step, (Func<Task> openAsync, int Count) pair)
    {
        await step.FireAsync();
        await pair.openAsync();
    }
}
