// A name may be written with escapes.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task Try\u0041sync()
    {
        await api.\u0052unAsync();
        await TryAsync();
    }
}
