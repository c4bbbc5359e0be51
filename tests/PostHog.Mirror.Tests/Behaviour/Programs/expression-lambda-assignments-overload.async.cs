// Lambdas that assign choose the same overload.
namespace PostHog.Async.Cases;

public static class Case
{
    static Task<string> DoAsync(Func<Task> f) => Task.FromResult("void");

    static Task<string> DoAsync<T>(Func<Task<T>> f) => Task.FromResult("T");

    static int n;

    static async Task<int> NAsync()
    {
        await Task.Yield();
        return 3;
    }

    public static async Task RunAsync(List<string> log)
    {
        log.Add(await DoAsync(async () => n = await NAsync()));
        log.Add(await DoAsync(async () => await NAsync()));
        log.Add(await DoAsync(async () => n++));
    }
}
