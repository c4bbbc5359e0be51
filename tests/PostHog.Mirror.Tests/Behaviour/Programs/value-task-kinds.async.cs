// Every way to make a task of a value.
namespace PostHog.Async.Cases;

public static class Case
{
    static ValueTask<string?> AAsync() => default;

    static ValueTask BAsync() => default;

    static ValueTask<int> CAsync(bool b) =>
        b ? new ValueTask<int>(1) : new ValueTask<int>(Task.FromResult(2));

    static ValueTask<(int, string)> DAsync() => ValueTask.FromResult((1, "x"));

    static ValueTask EAsync() => ValueTask.CompletedTask;

    static ValueTask FAsync(Func<Task> f) => new(f());

    static ValueTask<T?> GAsync<T>() => new(default(T));

    static ValueTask<int> HAsync() => ValueTask.FromException<int>(new FormatException());

    public static async Task RunAsync(List<string> log)
    {
        log.Add(await AAsync() ?? "null");
        await BAsync();
        log.Add((await CAsync(true) + await CAsync(false)).ToString());
        var (x, y) = await DAsync();
        log.Add(x + y);
        await EAsync();
        await FAsync(async () =>
        {
            await Task.Yield();
            log.Add("f");
        });
        log.Add((await GAsync<int>()).ToString());
        try
        {
            await HAsync();
        }
        catch (FormatException)
        {
            log.Add("fe");
        }
    }
}
