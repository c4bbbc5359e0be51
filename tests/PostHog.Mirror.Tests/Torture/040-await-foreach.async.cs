// A sequence keeps its token.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await foreach (var (a, b) in api.PairsAsync().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Console.Out.Write(a + b);
        }

        await foreach (var pair in api.PairsAsync(cancellationToken))
            Console.Out.Write(pair);

        var pairs = api.PairsAsync(cancellationToken);
        await foreach ((int a, int b) in pairs) { Console.Out.Write(a - b); }
    }
}
