// A delegate type returns what its task does.
namespace PostHog.Async.Cases;

public delegate Task<int> Counter(string text, CancellationToken cancellationToken);

public delegate ValueTask Runner();

public static class Case
{
    public static async Task<int> TryAsync(Counter counter, Runner runner)
    {
        await runner().ConfigureAwait(false);
        return await counter("x", default);
    }
}
