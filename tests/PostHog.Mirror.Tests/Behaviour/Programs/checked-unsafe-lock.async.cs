// Locks, checked and unchecked arithmetic.
namespace PostHog.Async.Cases;

public static class Case
{
    static readonly Lock gate = new();
    static int n;

    static async Task<int> NAsync()
    {
        await Task.Yield();
        lock (gate)
        {
            n++;
        }
        using (gate.EnterScope())
            n++;
        return n;
    }

    public static async Task RunAsync(List<string> log)
    {
        checked
        {
            try
            {
                var x = int.MaxValue;
                x += await NAsync();
            }
            catch (OverflowException)
            {
                log.Add("ov");
            }
        }
        unchecked
        {
            var x = int.MaxValue;
            x += await NAsync();
            log.Add(x.ToString());
        }
    }
}
