namespace PostHog.Async;

public sealed class Sample
{
    private readonly Task<int>? /*>*/_count/*<*/ = null;

    public static async Task<int> SumAsync(Func<IEnumerable<Task<int>>> start)
    {
        var sum = 0;
        foreach (var /*>*/running/*<*/ in start())
        {
            sum += await running;
        }

        return sum;
    }

    public bool Has => _count is not null;

    public Dictionary<string, Task<int>> /*>*/ByName/*<*/ { get; } = [];
}
