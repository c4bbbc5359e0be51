using Count = System.Int32;

namespace PostHog.Async;

public static class Sample
{
    public static Task<Count> ReadAsync() => Task.FromResult<Count>(1);
}
