// Loops, jumps, recursion and functions that make functions.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<int> IdAsync(int i)
    {
        await Task.Yield();
        return i;
    }

    public static async Task RunAsync(List<string> log)
    {
        var i = 0;
        again:
        if (await IdAsync(i++) < 3)
            goto again;
        log.Add(i.ToString());
        Func<int, Func<int, Task<int>>> f = a => async b => await IdAsync(a) + await IdAsync(b);
        log.Add((await f(1)(2)).ToString());
        async Task<int> FacAsync(int k) => k <= 1 ? 1 : k * await FacAsync(k - 1);
        log.Add((await FacAsync(5)).ToString());
        do
        {
            i--;
        } while (await IdAsync(i) > 0);
        for (
            int j = await IdAsync(0), k = 5;
            j < await IdAsync(3);
            j += await IdAsync(1), await IdAsync(0)
        )
            log.Add("j" + j);
        while (await IdAsync(i++) < 2)
        {
            if (i == 1)
                continue;
            log.Add("w");
        }
    }
}
