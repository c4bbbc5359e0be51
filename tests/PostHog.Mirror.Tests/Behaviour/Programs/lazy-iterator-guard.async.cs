// A sequence starts when it is walked, what guards it at once.
namespace PostHog.Async.Cases;

public static class Case
{
    static IAsyncEnumerable<int> GoAsync(List<string> log, int n)
    {
        log.Add("guard");
        return CoreAsync(log, n);
    }

    static async IAsyncEnumerable<int> CoreAsync(List<string> log, int n)
    {
        log.Add("start");
        for (var i = 0; i < n; i++)
        {
            await Task.Yield();
            yield return i;
        }
        log.Add("end");
    }

    public static async Task RunAsync(List<string> log)
    {
        var s = GoAsync(log, 2);
        log.Add("made");
        await foreach (var i in s)
            log.Add("i" + i);
    }
}
