// A configuration that does something is not lost.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task TryAsync()
    {
        await api.RunAsync().ConfigureAwait(Decide());
        await api.RunAsync().ConfigureAwait(ConfigureAwaitOptions.None);
        await api.RunAsync().ConfigureAwait(continueOnCapturedContext: false);
    }

    private static bool Decide() => false;
}
