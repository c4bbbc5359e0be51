// An interface a base list already has is not listed twice.
namespace PostHog.Async.Cases;

public interface IFirst : IDisposable, IAsyncDisposable;

public interface ISecond : IAsyncDisposable, IDisposable
{
    int Count { get; }
}

public interface IThird
    : IDisposable,
        System.IAsyncDisposable;

public static class Case
{
    public static void One<T>(T value)
        where T : class, IDisposable, IAsyncDisposable => value.Dispose();

    public static async Task TwoAsync<T>(T value)
        where T : IAsyncDisposable => await value.DisposeAsync();
}
