// Filters, continue and finally in a loop.
namespace PostHog.Async.Cases;

public static class Case
{
    public static async Task RunAsync(List<string> log)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                await Task.Yield();
                throw new OperationCanceledException();
            }
            catch (OperationCanceledException) when (i == 0)
            {
                log.Add("zero");
                continue;
            }
            catch (Exception e) when (e is not NotSupportedException)
            {
                await Task.Yield();
                log.Add("one");
            }
            finally
            {
                log.Add("f");
            }
        }
    }
}
