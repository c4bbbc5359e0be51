// A chain over several lines keeps its lines and comments.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await api
            // before the dot
            . /* after the dot */ RunAsync(cancellationToken) // after the call
            .ConfigureAwait(
                false // inside
            );
        await api.CountAsync(cancellationToken); // after
    }
}
