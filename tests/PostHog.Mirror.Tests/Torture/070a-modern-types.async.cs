// Types as the language writes them now.
namespace PostHog.Async.Cases;

public sealed class Case(Api api, Func<Task> doneAsync)
{
    private int _count;

    public int Limit
    {
        get;
        set => field = value > 0 ? value : 1;
    } = 1;

    public required Func<CancellationToken, Task> Step { get; init; }

    public async Task<List<int>> CollectAsync(params IReadOnlyList<int> more)
    {
        await doneAsync();
        return [.. await api.ListAsync(), 1, .. more];
    }

    public async Task AssignAsync(Case? other)
    {
        other?._count = await api.CountAsync();
        other?.Limit += 1;
    }

    public async Task<int> SpanAsync()
    {
        ReadOnlySpan<int> span = [1, 2];
        ref var count = ref _count;
        count += span.Length;
        return await api.CountAsync();
    }

    public unsafe int Pointer(int value) => *&value;

    public static unsafe Task<int> Call(delegate*<int, Task<int>> one, delegate*<int, Task> two)
    {
        two(1);
        return one(1);
    }
}

public partial class Parts
{
    public partial string Name { get; }

    public partial Task RunAsync();
}

public partial class Parts
{
    public partial string Name => "x";

    public partial Task RunAsync() => Task.CompletedTask;
}

public static class Extensions
{
    extension(Api api)
    {
        public Task<int> TwiceAsync() => api.CountAsync();

        public int Number => 1;
    }

    extension(string text)
    {
        public Task<int> TwiceAsync() => Task.FromResult(text.Length);
    }

    public static T Echo<T>(T value)
        where T : allows ref struct => value;

    public static async Task<int> UseAsync(Api api) => await api.TwiceAsync();
}
