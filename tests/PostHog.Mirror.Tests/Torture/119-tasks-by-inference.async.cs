// Tasks kept by generic code are refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> OneAsync()
    {
        var running = new[] { 1, 2 }.Select(_ => api.CountAsync()).ToList();
        var sum = 0;
        foreach (var one in running)
        {
            sum += await one;
        }

        return sum;
    }

    public async Task<int> TwoAsync() => await Timed(() => api.CountAsync());

    private static T Timed<T>(Func<T> start) => start();
}
