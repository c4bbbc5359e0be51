// Failed tasks, returned and thrown.
namespace PostHog.Async.Cases;

public static class Case
{
    static Task AAsync(bool b)
    {
        if (b)
            return Task.FromException(new FormatException("a"));
        if (!b)
        {
            throw new FormatException("b");
        }
        return Task.CompletedTask;
    }

    static Task<int> BAsync(int b) =>
        b switch
        {
            0 => Task.FromResult(5),
            1 => Task.FromException<int>(new FormatException("c")),
            _ => throw new FormatException("d"),
        };

    public static async Task RunAsync(List<string> log)
    {
        foreach (var b in new[] { true, false })
            try
            {
                await AAsync(b);
            }
            catch (FormatException e)
            {
                log.Add(e.Message);
            }
        for (var i = 0; i < 3; i++)
            try
            {
                log.Add((await BAsync(i)).ToString());
            }
            catch (FormatException e)
            {
                log.Add(e.Message);
            }
    }
}
