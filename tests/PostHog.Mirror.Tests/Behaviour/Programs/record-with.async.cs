// Records, list patterns and deconstruction of awaited values.
namespace PostHog.Async.Cases;

public static class Case
{
    record P(int A, string B);

    static async Task<P> GetAsync()
    {
        await Task.Yield();
        return new(1, "b");
    }

    public static async Task RunAsync(List<string> log)
    {
        var p = await GetAsync() with { A = (await GetAsync()).A + 1 };
        log.Add(p.ToString());
        if (await GetAsync() is { A: 1, B: ['b', ..] } q)
            log.Add(q.B);
        (int A, string B) t = await GetAsync() is var (a, b) ? (a, b) : default;
        log.Add(t.ToString());
    }
}
