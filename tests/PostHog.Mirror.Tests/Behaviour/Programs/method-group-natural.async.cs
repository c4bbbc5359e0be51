// Methods as delegates, with natural types and in collections.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<int> OneAsync(int x)
    {
        await Task.Yield();
        return x;
    }

    public static async Task RunAsync(List<string> log)
    {
        var f = OneAsync;
        log.Add((await f(1)).ToString());
        Func<int, Task<int>>[] fs = [OneAsync, Case.OneAsync, async x => await OneAsync(x) + 1];
        foreach (var g in fs)
            log.Add((await g(2)).ToString());
        var d = new Dictionary<string, Func<int, Task<int>>>
        {
            ["a"] = OneAsync,
            ["b"] = x => OneAsync(x * 2),
        };
        foreach (var (k, v) in d)
            log.Add(k + await v(3));
    }
}
