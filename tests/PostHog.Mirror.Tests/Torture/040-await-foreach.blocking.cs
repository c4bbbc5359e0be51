// A sequence keeps its token.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        foreach (var (a, b) in api.Pairs().WithCancellation(cancellationToken))
        {
            Console.Out.Write(a + b);
        }

        foreach (var pair in api.Pairs(cancellationToken))
            Console.Out.Write(pair);

        var pairs = api.Pairs(cancellationToken);
        foreach ((int a, int b) in pairs) { Console.Out.Write(a - b); }
    }
}
