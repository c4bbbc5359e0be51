// A body or lambda that hands no task on leaves it running.
namespace PostHog.Async.Cases;

public class Case
{
    private readonly Api _api = new();

    public Case() => _api.RunAsync();

    public int Value
    {
        get => 1;
        set => _api.RunAsync();
    }

    public void One() => _api.RunAsync();

    public object Two() => _api.CountAsync();

#pragma warning disable CS4014
    public async Task ThreeAsync() => _api.RunAsync();

    public Func<Task> Four() => async () => _api.RunAsync();
#pragma warning restore CS4014

    public void Five() => new List<int> { 1 }.ForEach(_ => _api.RunAsync());

    public Task SixAsync()
    {
        using var gate = new SemaphoreSlim(1);
        return _api.RunAsync();
    }
}
