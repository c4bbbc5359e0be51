namespace PostHog.Async;

public sealed class Sample
{
    public void Run() { }

    public Task /*>*/RunAsync/*<*/() => Task.CompletedTask;

    public static int Count() => 1;

    public static async Task<int> SumAsync()
    {
        static Task<int> /*>*/CountAsync/*<*/() => Task.FromResult(Count() + 1);
        return await CountAsync();
    }

    public static int Add(object value) => value.GetHashCode();

    public static Task<int> AddAsync(string value) => Task.FromResult(value.Length);

    public static async Task<int> AddAllAsync() => /*>*/Add/*<*/("a") + await /*>*/AddAsync/*<*/("b");
}
