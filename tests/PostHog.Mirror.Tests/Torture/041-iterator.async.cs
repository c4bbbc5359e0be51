// An iterator stays one.
using System.Runtime.CompilerServices;

namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async IAsyncEnumerable<int> NumbersAsync(
        int count,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                await api.RunAsync(cancellationToken);
                if (i == 10)
                {
                    yield break;
                }

                yield return await api.CountAsync(cancellationToken);
            }
        }
        finally
        {
            await api.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async IAsyncEnumerable<int> AttributedAsync(
        [System.Diagnostics.CodeAnalysis.NotNull, EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await api.CountAsync(cancellationToken);
    }
}
