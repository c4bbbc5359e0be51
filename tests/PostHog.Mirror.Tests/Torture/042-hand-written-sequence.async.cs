// A sequence written by hand is refused.
namespace PostHog.Async.Cases;

public sealed class Case : IAsyncEnumerable<int>
{
    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Enumerator();

    private sealed class Enumerator : IAsyncEnumerator<int>
    {
        public int Current => 1;

        public ValueTask<bool> MoveNextAsync() => new(false);

        public ValueTask DisposeAsync() => default;
    }
}
