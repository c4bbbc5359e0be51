// Extension members, field, null-conditional assignment, partial members and more of C# 12 to 14 around awaits.
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Async.Cases;

public static class Extensions
{
    extension(Api api)
    {
        public async Task<int> TwiceAsync(CancellationToken cancellationToken = default) =>
            2 * await api.CountAsync(cancellationToken);

        public string Label => api.Name;
    }

    extension<T>(IAsyncEnumerable<T> source)
    {
        public async IAsyncEnumerable<T> OnlyAsync(Func<T, Task<bool>> isWantedAsync)
        {
            await foreach (var item in source)
            {
                if (await isWantedAsync(item))
                {
                    yield return item;
                }
            }
        }
    }
}

public partial class Case(Api? api)
{
    public string Name
    {
        get => field ?? "";
        set => field = value.Trim();
    }

    public partial Task<int> CountAsync(params ReadOnlySpan<int> counts);

    public async Task<int[]> ListAsync()
    {
        api?.Name = await TitleAsync();
        api?.Name += $"""{await TitleAsync():x} "await" {(await TitleAsync()) switch { "a" => 1, { Length: > 1 } => 2, _ => 3 }}""";
        int[] counts = [await CountAsync(), .. await ListAsync(), await api!.TwiceAsync()];
        Func<int, Task<int>> next = async (int count) => await CountAsync(count) is var x and > 0 ? x : -1;
        return [.. counts, await next(1), counts is [var first, .., var last] ? first + last : await CountAsync()];
    }

    [return: NotNull]
    private static async ValueTask<string> TitleAsync(string name = nameof(TitleAsync)) =>
        await Task.FromResult(name);
}

public partial class Case
{
    public partial Task<int> CountAsync(params ReadOnlySpan<int> counts) => Task.FromResult(counts.Length);
}
