// Tasks kept by generic code are refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int One()
    {
        var running = new[] { 1, 2 }.Select(_ => api.Count()).ToList();
        var sum = 0;
        foreach (var one in running)
        {
            sum += one;
        }

        return sum;
    }

    public int Two() => Timed(() => api.Count());

    private static T Timed<T>(Func<T> start) => start();
}
