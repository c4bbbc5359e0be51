// A property is called by its own name.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Func<Task<int>> FetchAsync { get; set; } = () => api.CountAsync();

    private readonly Func<Task> _stepAsync = () => Task.CompletedTask;

    public async Task<int> TryAsync()
    {
        await _stepAsync();
        return await FetchAsync() + await this.FetchAsync();
    }
}
