// Documentation about tasks is refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    /// <summary>Tries asynchronously.</summary>
    /// <returns>A task that ends.</returns>
    public async Task TryAsync() => await api.RunAsync();
}
