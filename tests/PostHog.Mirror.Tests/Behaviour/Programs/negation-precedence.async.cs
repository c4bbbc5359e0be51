// Operators keep their precedence when an await goes.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<int> NAsync()
    {
        await Task.Yield();
        return 5;
    }

    public static async Task RunAsync(List<string> log)
    {
        log.Add((-await NAsync() - -await NAsync() + ~await NAsync()).ToString());
        var x = (int)await NAsync();
        long y = (long)await NAsync() * 2;
        log.Add((x + y).ToString());
        log.Add((await Task.FromResult(3) - await Task.FromResult<int>(1)).ToString());
        log.Add(((await Task.FromResult<double>(3)) / 2).ToString());
        var z = await Task.FromResult(x) is 5 and var q ? q : 0;
        log.Add(z.ToString());
    }
}
