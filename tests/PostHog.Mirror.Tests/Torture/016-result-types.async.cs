// Any type can be the result of a task.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<T?> OneAsync<T>(T? value)
        where T : class
    {
        await api.RunAsync();
        return value;
    }

    public Task<(int A, string? B)> TwoAsync() => Task.FromResult<(int A, string? B)>((1, null));

    public Task<T[]> ThreeAsync<T>() => Task.FromResult(Array.Empty<T>());

    public Task<IReadOnlyList<Dictionary<string, T>>> FourAsync<T>() =>
        Task.FromResult<IReadOnlyList<Dictionary<string, T>>>([]);

    public Task<string?> FiveAsync() => Task.FromResult<string?>(null);

    public async ValueTask<Func<int, Task<List<int[]>>>> SixAsync()
    {
        await api.RunAsync();
        return _ => Task.FromResult(new List<int[]>());
    }
}
