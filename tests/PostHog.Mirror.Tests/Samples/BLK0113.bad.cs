namespace PostHog.Async;

public sealed class Sample : /*>*/IAsyncEnumerable<int>/*<*/
{
    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
