// A partial method in two parts.
namespace PostHog.Async.Cases;

public static partial class Case
{
    public static partial Task<int> OneAsync(int a);

    public static async partial Task<int> OneAsync(int a)
    {
        await Task.Yield();
        return a;
    }

    public static async Task RunAsync(List<string> log) => log.Add((await OneAsync(4)).ToString());
}
