// A call passed on as an argument is still running.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        Use(api.CountAsync(cancellationToken));
        Use(await api.CountAsync(cancellationToken));
    }

    private static void Use(object value) { }
}
