// Discards, deconstruction and conditions.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<(int, int)> PAsync()
    {
        await Task.Yield();
        return (1, 2);
    }

    static async Task<bool> TryAsync(int i)
    {
        await Task.Yield();
        return i > 0;
    }

    public static async Task RunAsync(List<string> log)
    {
        var (_, b) = await PAsync();
        _ = await PAsync();
        (_, var c) = await PAsync();
        log.Add((b + c).ToString());
        log.Add((await TryAsync(1) && !await TryAsync(0) || await TryAsync(2) ? 1 : 0).ToString());
        var t = (A: await PAsync(), B: await TryAsync(1));
        log.Add(t.A.Item2.ToString() + t.B);
    }
}
