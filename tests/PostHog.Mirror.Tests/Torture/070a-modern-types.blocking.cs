// Types as the language writes them now.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api, Action doneAsync)
{
    private int _count;

    public int Limit
    {
        get;
        set => field = value > 0 ? value : 1;
    } = 1;

    public required Action<CancellationToken> Step { get; init; }

    public List<int> Collect(params IReadOnlyList<int> more)
    {
        doneAsync();
        return [.. api.List(), 1, .. more];
    }

    public void Assign(Case? other)
    {
        other?._count = api.Count();
        other?.Limit += 1;
    }

    public int Span()
    {
        ReadOnlySpan<int> span = [1, 2];
        ref var count = ref _count;
        count += span.Length;
        return api.Count();
    }

    public unsafe int Pointer(int value) => *&value;

    public static unsafe int Call(delegate*<int, int> one, delegate*<int, void> two)
    {
        two(1);
        return one(1);
    }
}

public partial class Parts
{
    public partial string Name { get; }

    public partial void Run();
}

public partial class Parts
{
    public partial string Name => "x";

    public partial void Run() { }
}

public static class Extensions
{
    extension(Api api)
    {
        public int Twice() => api.Count();

        public int Number => 1;
    }

    extension(string text)
    {
        public int Twice() => text.Length;
    }

    public static T Echo<T>(T value)
        where T : allows ref struct => value;

    public static int Use(Api api) => api.Twice();
}
