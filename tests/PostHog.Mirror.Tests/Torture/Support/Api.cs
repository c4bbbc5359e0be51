using System.Runtime.CompilerServices;

namespace PostHog.Async.Cases;

/// <summary>What the cases call; translated with them.</summary>
public class Api : IAsyncDisposable
{
    public string Name { get; set; } = "";

    public int this[int index] => index;

    public async Task RunAsync(CancellationToken cancellationToken = default) =>
        await Task.CompletedTask;

    public Task<int> CountAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(1);

    public Task<Api> NextAsync(int count = 0) => Task.FromResult(this);

    public Task<Api?> FindAsync() => Task.FromResult<Api?>(null);

    public Task<int[]> ListAsync() => Task.FromResult(new[] { 1, 2 });

    public ValueTask<int> QuickAsync() => new(1);

    public Task<bool> IsUpAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public async IAsyncEnumerable<(int A, int B)> PairsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        await RunAsync(cancellationToken);
        yield return (1, 2);
    }

    public ValueTask DisposeAsync() => default;
}
