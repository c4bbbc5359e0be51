// Broken code stays broken in the same place. (does not compile)
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task TryAsync(
    {
        await api.RunAsync(;
        var x = await
        return Task.CompletedTask
    }}
}
