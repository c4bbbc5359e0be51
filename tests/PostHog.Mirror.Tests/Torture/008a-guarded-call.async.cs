// A call made if there is one to call loses its completed task.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        Api? other = choice ? api : null;
        await (other?.RunAsync(cancellationToken) ?? Task.CompletedTask);
        await (other?.RunAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
    }
}
