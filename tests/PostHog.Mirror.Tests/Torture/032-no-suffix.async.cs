// A method without the suffix keeps its name.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task<bool> IsUp() => api.IsUpAsync(default);

    public async Task TryAsync() => Console.Out.Write(await IsUp());
}
