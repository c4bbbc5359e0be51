// Every form of using, with values that are awaited first.
namespace PostHog.Async.Cases;

public static class Case
{
    sealed class R(List<string> log, string n) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => log.Add("s" + n);

        ValueTask IAsyncDisposable.DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public static async Task<R> OpenAsync(List<string> l, string n)
        {
            await Task.Yield();
            return new R(l, n);
        }
    }

    public static async Task RunAsync(List<string> log)
    {
        await using (await R.OpenAsync(log, "a"))
        {
            log.Add("in");
        }
        using var b = await R.OpenAsync(log, "b");
        await using var c = (await R.OpenAsync(log, "c")).ConfigureAwait(false);
        using (
            R d = await R.OpenAsync(log, "d"),
                e = await R.OpenAsync(log, "e")
        )
            log.Add("de");
        log.Add("end");
    }
}
