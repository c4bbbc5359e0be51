namespace PostHog.Async;

public sealed class Sample
{
    private readonly Task<int>? /*>*/_count/*<*/ = null;

    public bool Has => _count is not null;

    public Dictionary<string, Task<int>> /*>*/ByName/*<*/ { get; } = [];
}
