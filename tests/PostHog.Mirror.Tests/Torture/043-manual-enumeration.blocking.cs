// A sequence is enumerated by hand.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        var pairs = api.Pairs(cancellationToken).GetEnumerator(cancellationToken);
        try
        {
            while (pairs.MoveNext())
            {
                Console.Out.Write(pairs.Current);
            }
        }
        finally
        {
            pairs.Dispose();
        }

        IEnumerator<(int, int)> more = api.Pairs().GetEnumerator();
        more.Dispose();
    }
}
