namespace PostHog.Async;

public static class Sample
{
    /// <summary>Counts /*>*/asynchronous/*<*/ly.</summary>
    /// <returns>A /*>*/<see cref="Task{TResult}"/>/*<*/.</returns>
    public static Task<int> CountAsync() => Task.FromResult(1);
}
