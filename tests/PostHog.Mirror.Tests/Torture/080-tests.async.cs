// Tests become tests.
namespace PostHog.Async.Cases;

public static class Check
{
    public static async Task<T> ThrowsAsync<T>(Func<Task> code)
        where T : Exception
    {
        try
        {
            await code();
        }
        catch (T thrown)
        {
            return thrown;
        }

        throw new InvalidOperationException();
    }

    public static async Task MultipleAsync(Func<Task> code) => await code();
}

public sealed class Case
{
    private static IEnumerable<Func<Api, Task>> Calls =>
        [api => api.RunAsync(), async api => await api.CountAsync()];

    public async Task Throws_when_told_to()
    {
        var api = new Api();
        var thrown = await Check.ThrowsAsync<InvalidOperationException>(async () => await api.RunAsync());
        await Check.MultipleAsync(async () =>
        {
            Console.Out.Write(thrown.Message);
            await api.RunAsync();
        });
        foreach (var call in Calls)
        {
            await call(api);
        }
    }
}
