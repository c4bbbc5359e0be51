// Default values and optional parameters of task functions.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task TryAsync(Func<int, Task>? step = null, Func<Task<int>>? count = default)
    {
        if (step is not null)
        {
            await step(1).ConfigureAwait(false);
        }

        if (count != null)
        {
            await step!.Invoke(await count());
        }

        await api.RunAsync();
    }
}
