// Extension members, field, null-conditional assignment, partial members and more of C# 12 to 14 around awaits.
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Blocking.Cases;

public static class Extensions
{
    extension(Api api)
    {
        public int Twice(CancellationToken cancellationToken = default) =>
            2 * api.Count(cancellationToken);

        public string Label => api.Name;
    }

    extension<T>(IEnumerable<T> source)
    {
        public IEnumerable<T> Only(Func<T, bool> isWantedAsync)
        {
            foreach (var item in source)
            {
                if (isWantedAsync(item))
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

    public partial int Count(params ReadOnlySpan<int> counts);

    public int[] List()
    {
        api?.Name = Title();
        api?.Name += $"""{Title():x} "await" {Title() switch { "a" => 1, { Length: > 1 } => 2, _ => 3 }}""";
        int[] counts = [Count(), .. List(), api!.Twice()];
        Func<int, int> next = (int count) => Count(count) is var x and > 0 ? x : -1;
        return [.. counts, next(1), counts is [var first, .., var last] ? first + last : Count()];
    }

    [return: NotNull]
    private static string Title(string name = nameof(Title)) =>
        name;
}

public partial class Case
{
    public partial int Count(params ReadOnlySpan<int> counts) => counts.Length;
}
