// Alternatives to awaited values are alternatives to values.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<Api> TryAsync()
    {
        var one = await api.FindAsync() ?? await api.NextAsync();
        one ??= await api.NextAsync();
        return (await one.FindAsync()) ?? throw new InvalidOperationException();
    }
}
