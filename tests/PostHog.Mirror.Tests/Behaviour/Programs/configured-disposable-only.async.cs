// Configured disposal.
namespace PostHog.Async.Cases;

public static class Case
{
    sealed class R(List<string> log, string n) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            log.Add("s" + n);
        }
    }

    public static async Task RunAsync(List<string> log)
    {
        await using (new R(log, "a").ConfigureAwait(false))
        {
            log.Add("in");
        }
        var r = new R(log, "b");
        await using (r.ConfigureAwait(false))
            log.Add("x");
        await using var _ = new R(log, "c").ConfigureAwait(false);
    }
}
