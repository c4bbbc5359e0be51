// Indexers, ranges and initializers of awaited values.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<string> SAsync()
    {
        await Task.Yield();
        return "hello";
    }

    public static async Task RunAsync(List<string> log)
    {
        log.Add((await SAsync())[1..^1]);
        log.Add((await SAsync())[^1].ToString());
        log.Add((await SAsync()) is [.. var r, 'o'] ? r : "");
        var l = new List<string> { await SAsync(), { await SAsync() } };
        log.Add(l.Count.ToString());
    }
}
