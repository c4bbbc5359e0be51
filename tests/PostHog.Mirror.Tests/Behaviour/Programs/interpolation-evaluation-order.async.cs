// Awaits are evaluated from left to right, in strings, arrays, assignments and tuples.
namespace PostHog.Async.Cases;

public static class Case
{
    static int n;

    static async Task<int> NAsync()
    {
        await Task.Yield();
        return ++n;
    }

    public static async Task RunAsync(List<string> log)
    {
        log.Add($"{await NAsync()}-{n}-{await NAsync() + n:000}-{$"{await NAsync()}"}");
        log.Add($$"""{await} {{await NAsync()}}""");
        var a = new[] { await NAsync(), n, await NAsync() };
        log.Add(string.Join(",", a));
        var x = n;
        x += await NAsync();
        log.Add(x.ToString());
        a[await NAsync() % 2] += await NAsync();
        log.Add(string.Join(",", a));
        (int p, int q) = (await NAsync(), await NAsync());
        log.Add($"{p}{q}");
    }
}
