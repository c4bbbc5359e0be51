// An expression body of a method that returns nothing may have a value.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task TryAsync(CancellationToken cancellationToken) => api.CountAsync(cancellationToken);

    public async Task AgainAsync() => await (api.CountAsync().ConfigureAwait(false));

    public Task OnceMoreAsync() => (api.RunAsync());
}
