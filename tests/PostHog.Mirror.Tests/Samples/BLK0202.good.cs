namespace PostHog.Async;

public sealed class Sample
{
    private readonly Lazy<Task<int>> _count = new(() => Task.FromResult(1));

    public async Task<int> CountAsync() => await _count.Value;

    public Func<Task<int>>? Step { get; set; }
}
