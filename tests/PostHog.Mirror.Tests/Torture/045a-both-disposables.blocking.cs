// An interface a base list already has is not listed twice.
namespace PostHog.Blocking.Cases;

public interface IFirst : IDisposable;

public interface ISecond : IDisposable
{
    int Count { get; }
}

public interface IThird
    : IDisposable;

public static class Case
{
    public static void One<T>(T value)
        where T : class, IDisposable => value.Dispose();

    public static void Two<T>(T value)
        where T : IDisposable => value.Dispose();
}
