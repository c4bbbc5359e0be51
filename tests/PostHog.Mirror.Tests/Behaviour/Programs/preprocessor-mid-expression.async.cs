// Conditional sections inside a signature and an expression.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<int> NAsync(int n
#if BLOCKING
        , int unused = 0
#endif
    )
    {
        await Task.Yield();
        return n;
    }

    public static async Task RunAsync(List<string> log)
    {
        log.Add((
#if NET8_0_OR_GREATER && !NEVER
                await NAsync(1)
#elif BLOCKING
                await NAsync(2)
#else
                await NAsync(3)
#endif
                + 1).ToString());
    }
}
