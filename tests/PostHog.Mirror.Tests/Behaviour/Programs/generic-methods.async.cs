// Generic methods, nested result types and retries.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<T> RetryAsync<T>(Func<int, Task<T>> f)
    {
        for (var i = 0; ; i++)
            try
            {
                return await f(i);
            }
            catch (FormatException) when (i < 2)
            {
                await Task.Yield();
            }
    }

    static async Task<Dictionary<string, List<T?>>> NestAsync<T>(Func<Task<T?>> f)
        where T : struct => new() { ["a"] = [await f(), null] };

    public static async Task RunAsync(List<string> log)
    {
        log.Add(
            await RetryAsync(async i =>
                i < 2 ? throw new FormatException() : await Task.FromResult("ok" + i)
            )
        );
        log.Add(string.Join("/", (await NestAsync<int>(() => Task.FromResult<int?>(3)))["a"]));
        log.Add((await RetryAsync<(int a, int b)>(i => Task.FromResult((i, i)))).b.ToString());
    }
}
