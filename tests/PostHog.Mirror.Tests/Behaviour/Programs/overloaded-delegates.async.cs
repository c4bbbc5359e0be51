// Overloads that take tasks with and without a result.
namespace PostHog.Async.Cases;

public static class Case
{
    static Task DoAsync(Func<Task> f) => f();

    static async Task<T> DoAsync<T>(Func<Task<T>> f) => await f();

    static async Task<int> NAsync()
    {
        await Task.Yield();
        return 3;
    }

    static Task VAsync() => Task.CompletedTask;

    public static async Task RunAsync(List<string> log)
    {
        log.Add((await DoAsync(() => NAsync())).ToString());
        log.Add((await DoAsync(async () => await NAsync())).ToString());
        log.Add((await DoAsync(NAsync)).ToString());
        await DoAsync(async () =>
        {
            log.Add("x");
            await VAsync();
        });
        await DoAsync(() => VAsync());
        await DoAsync(VAsync);
    }
}
