// Awaited values are matched by every kind of pattern.
namespace PostHog.Async.Cases;

public static class Case
{
    static async Task<object> OAsync(object o)
    {
        await Task.Yield();
        return o;
    }

    public static async Task RunAsync(List<string> log)
    {
        foreach (var o in new object[] { 1, "ab", new[] { 1, 2, 3 }, 4.5 })
            log.Add(
                await OAsync(o) switch
                {
                    int i when i > 0 => "int" + await OAsync(i),
                    string { Length: 2 } s => "str" + s,
                    int[] and [1, .., var l] => "arr" + l,
                    var z => "other" + z,
                }
            );
        switch (await OAsync(3))
        {
            case 3:
                await OAsync(1);
                log.Add("three");
                goto case 4;
            case 4:
                log.Add("four");
                break;
        }
        if (await OAsync(5) is int and (> 3 and < 9) and var w)
            log.Add("w" + w);
    }
}
