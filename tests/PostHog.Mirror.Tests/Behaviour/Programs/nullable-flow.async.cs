// Null-conditional access and assignment around awaited values.
namespace PostHog.Async.Cases;

public static class Case
{
    sealed class N
    {
        public N? Next;

        public async Task<string?> NameAsync()
        {
            await Task.Yield();
            return Next is null ? null : "n";
        }
    }

    public static async Task RunAsync(List<string> log)
    {
        N? n = new() { Next = new() };
        log.Add((await n.NameAsync())?.Length.ToString() ?? "-");
        log.Add((await n.Next!.NameAsync())?.ToUpperInvariant() ?? await n.NameAsync() ?? "none");
        n.Next.Next ??= new N();
        n = null;
        n?.Next = new N();
        string? s = null;
        s ??= await new N().NameAsync() ?? "deep";
        log.Add(s);
        if (n is not null)
            await n.NameAsync();
    }
}
