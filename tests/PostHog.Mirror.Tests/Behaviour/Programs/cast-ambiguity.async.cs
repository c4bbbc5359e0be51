// A wrapped result is not taken for a cast.
namespace PostHog.Async.Cases;

public static class Case
{
    static int a = 4;

    public static async Task RunAsync(List<string> log)
    {
        var b = 3;
        log.Add((await Task.FromResult(a) & b).ToString());
        log.Add((await Task.FromResult(a) - b).ToString());
        log.Add((await Task.FromResult(a) + b).ToString());
        log.Add((await Task.FromResult<object>(a)).ToString()!);
        Func<Task<Func<int, int>>> f = () => Task.FromResult<Func<int, int>>(x => x + 1);
        log.Add((await f())(1).ToString());
        log.Add((await Task.FromResult<(int, int)>((1, 2))).Item1.ToString());
        log.Add(string.Join(",", await Task.FromResult<int[]>([1, 2])));
    }
}
