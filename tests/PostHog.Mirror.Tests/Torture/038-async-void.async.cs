// Nobody can wait for async void.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async void Try()
    {
        await api.RunAsync();
        async void LocalAsync() => await api.RunAsync();
        LocalAsync();
    }
}
