// What a sequence holds is disposed of in order, however it is left.
namespace PostHog.Async.Cases;

public static class Case
{
    public sealed class D(List<string> log, string n) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            log.Add("d" + n);
            return default;
        }
    }

    static async IAsyncEnumerable<int> ItemsAsync(List<string> log)
    {
        await using var a = new D(log, "a");
        try
        {
            log.Add("1");
            yield return 1;
            await Task.Yield();
            log.Add("2");
            yield return 2;
        }
        finally
        {
            log.Add("fin");
            await using var b = new D(log, "b");
        }
    }

    public static async Task RunAsync(List<string> log)
    {
        await foreach (var i in ItemsAsync(log))
        {
            log.Add("got" + i);
            if (i == 1)
                break;
        }
        await foreach (var i in ItemsAsync(log).ConfigureAwait(false))
        {
            log.Add("got" + i);
        }
    }
}
