// A method is passed on by its new name.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task TryAsync()
    {
        await MapAsync(OneAsync);
        await MapAsync(Case.TwoAsync);
        Func<int, Task<int>> chosen = api.Name.Length > 0 ? this.OneAsync : TwoAsync;
        await MapAsync(chosen);
        await MapAsync(ThreeAsync<int>);
    }

    private static async Task MapAsync(Func<int, Task<int>> map) => await map(1);

    private Task<int> OneAsync(int value) => api.CountAsync();

    private static Task<int> TwoAsync(int value) => Task.FromResult(value);

    private static Task<T> ThreeAsync<T>(T value) => Task.FromResult(value);
}
