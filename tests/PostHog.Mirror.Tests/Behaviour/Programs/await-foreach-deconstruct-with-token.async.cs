// Endless sequences that are cancelled or left.
namespace PostHog.Async.Cases;

public static class Case
{
    static async IAsyncEnumerable<(int, string)> GoAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken t = default
    )
    {
        for (var i = 0; ; i++)
        {
            t.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return (i, "x" + i);
        }
    }

    public static async Task RunAsync(List<string> log)
    {
        using var c = new CancellationTokenSource();
        try
        {
            await foreach (var (i, s) in GoAsync(c.Token))
            {
                log.Add(s);
                if (i == 2)
                    c.Cancel();
            }
        }
        catch (OperationCanceledException)
        {
            log.Add("cancelled");
        }
        await foreach (var (a, _) in GoAsync())
        {
            if (a > 1)
                break;
            log.Add(a.ToString());
        }
    }
}
