// What is disposed asynchronously is disposed.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        await using var first = new Api();
        await using (var second = new Api())
        {
            await second.RunAsync(cancellationToken);
        }

        await using (first.ConfigureAwait(false))
        {
            await first.RunAsync(cancellationToken);
        }

        await using var _ = first.ConfigureAwait(false);
    }
}
