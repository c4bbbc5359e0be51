// A function that returns a task is not of the type that one of its result is of.
namespace PostHog.Async.Cases;

public static class Case
{
    public static bool One(object value) => value is Func<Task<int>>;

    public static bool Two(object value) => value is Func<int, Task>;

    public static int Three(object[] values) => values.OfType<IAsyncDisposable>().Count();
}
