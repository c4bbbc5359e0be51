// Exceptions pass filters, finally blocks and further awaits.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task FailAsync(string m)
    {
        await Task.Yield();
        throw new InvalidOperationException(m);
    }

    public static async Task RunAsync(List<string> log)
    {
        try
        {
            try
            {
                await FailAsync("a");
            }
            catch (InvalidOperationException e) when (e.Message == "b")
            {
                log.Add("no");
            }
            finally
            {
                log.Add("f");
                await Task.Yield();
            }
        }
        catch (Exception e)
        {
            log.Add(e.Message);
            try
            {
                await FailAsync("z");
            }
            catch (Exception q)
            {
                log.Add(q.Message);
            }
        }
    }
}
