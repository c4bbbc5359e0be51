// Only the suffix of a method counts.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private readonly AsyncLocal<int> _local = new();

    public bool Async { get; set; }

    public sealed class AsyncBatchHandler
    {
        public int AsyncCount { get; set; }
    }

    public static string OpenAsyncReader(bool useAsync) => useAsync ? "a" : "b";

    private void FooAsyncCore() => api.Run();

    public void Try(Action stepAsync)
    {
        Async = true;
        FooAsyncCore();
        stepAsync();
        Console.Out.Write(OpenAsyncReader(useAsync: true));
        using var file = new FileStream("x", FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.Asynchronous);
        Console.Out.Write(new AsyncBatchHandler { AsyncCount = _local.Value });
    }
}
