// Overloads that come together and take the same arguments are refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Stream stream)
{
    public async Task<int> OneAsync()
    {
        await stream.FlushAsync();
        stream.Flush();
        return Sum("a") + await SumAsync("b") + Sum(1) + await All([1]).CountAsync();
    }

    private static int Sum(object value) => value.GetHashCode();

    private static Task<int> SumAsync(string value) => Task.FromResult(value.Length);

    private static IEnumerable<int> All(int[] items) => items;
}

public static class Sequences
{
    public static Task<int> CountAsync<T>(this IEnumerable<T> items) =>
        Task.FromResult(items.Any() ? 1 : 0);
}
