// Overloads that stay different stay.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task RunAsync(int value) => api.RunAsync();

    public Task RunAsync(int value, CancellationToken cancellationToken = default) => api.RunAsync(cancellationToken);

    public void Run(string text) => Console.Out.Write(text);

    public Task RunAsync<T>(T value) => api.RunAsync();
}
