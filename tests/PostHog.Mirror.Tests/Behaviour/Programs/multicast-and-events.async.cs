// Delegates and events that return tasks.
namespace PostHog.Async.Cases;

public static class Case
{
    static event Func<string, Task>? Fired;
    static Func<int, CancellationToken, Task<int>> h = async (i, t) =>
    {
        await Task.Yield();
        t.ThrowIfCancellationRequested();
        return i * 2;
    };

    public static async Task RunAsync(List<string> log)
    {
        Fired += async s =>
        {
            await Task.Yield();
            log.Add(s);
        };
        foreach (var handler in Fired?.GetInvocationList() ?? [])
        {
            await ((Func<string, Task>)handler)("x");
        }

        log.Add((await h(3, default)).ToString());
        log.Add((await h.Invoke(4, CancellationToken.None)).ToString());
    }
}
