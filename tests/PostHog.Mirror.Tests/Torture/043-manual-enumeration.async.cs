// A sequence is enumerated by hand.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var pairs = api.PairsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await pairs.MoveNextAsync().ConfigureAwait(false))
            {
                Console.Out.Write(pairs.Current);
            }
        }
        finally
        {
            await pairs.DisposeAsync();
        }

        IAsyncEnumerator<(int, int)> more = api.PairsAsync().GetAsyncEnumerator();
        await more.DisposeAsync();
    }
}
