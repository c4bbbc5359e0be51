// Spans and refs between awaits.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<int> SumAsync(ReadOnlyMemory<int> m)
    {
        await Task.Yield();
        var s = 0;
        foreach (ref readonly var i in m.Span)
            s += i;
        await Task.Yield();
        Span<int> b = stackalloc int[2];
        b[0] = s;
        return b[0];
    }

    public static async Task RunAsync(List<string> log)
    {
        log.Add((await SumAsync(new[] { 1, 2, 3 })).ToString());
    }
}
