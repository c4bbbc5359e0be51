namespace PostHog.Async;

public static class Sample
{
    /// <summary>Counts, and returns once that is done.</summary>
    /// <returns>The number.</returns>
    public static Task<int> CountAsync() => Task.FromResult(1);
}
