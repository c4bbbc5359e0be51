// A name that becomes a keyword is escaped.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<bool> TryAsync(bool isAsync)
    {
        await newAsync();
        await @forAsync();
        await NewAsync();
        return isAsync && await IsAsync();

        Task newAsync() => api.RunAsync();

        Task @forAsync() => api.RunAsync();
    }

    private Task<bool> IsAsync() => Task.FromResult(true);

    private Task NewAsync() => api.RunAsync();
}
