// A task returned from inside a try block fails elsewhere.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task TryAsync()
    {
        try
        {
            return api.RunAsync();
        }
        catch (InvalidOperationException)
        {
            return Task.CompletedTask;
        }
    }

    public Task<int> UsingAsync()
    {
        using (new MemoryStream())
        {
            return api.CountAsync();
        }
    }
}
