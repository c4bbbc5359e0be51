// Lambdas with attributes, defaults, params and explicit results.
namespace PostHog.Async.Cases;

public static class Case
{
    public static async Task RunAsync(List<string> log)
    {
        var f = [Obsolete]
        static async (int a, int b = 2) =>
        {
            await Task.Yield();
            return a + b;
        };
        log.Add((await f(1)).ToString());
        var g = async Task<long> (params int[] xs) =>
        {
            await Task.Yield();
            return xs.Length;
        };
        log.Add((await g(1, 2, 3)).ToString());
        Func<Task> h = async delegate
        {
            await Task.Yield();
            log.Add("d");
        };
        await h();
        var k = async Task () => log.Add("k");
        await k();
    }
}
