// Setting an async local in an async method is refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private readonly AsyncLocal<int> _local = new();

    public async Task TryAsync()
    {
        _local.Value = 1;
        await api.RunAsync();
    }
}
