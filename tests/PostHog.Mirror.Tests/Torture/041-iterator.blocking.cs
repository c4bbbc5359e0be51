// An iterator stays one.
using System.Runtime.CompilerServices;

namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public IEnumerable<int> Numbers(
        int count,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                api.Run(cancellationToken);
                if (i == 10)
                {
                    yield break;
                }

                yield return api.Count(cancellationToken);
            }
        }
        finally
        {
            api.Run(cancellationToken);
        }
    }

    public IEnumerable<int> Attributed(
        [System.Diagnostics.CodeAnalysis.NotNull] CancellationToken cancellationToken
    )
    {
        yield return api.Count(cancellationToken);
    }
}
