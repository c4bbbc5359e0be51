// Overloads that stay different stay.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Run(int value) => api.Run();

    public void Run(int value, CancellationToken cancellationToken = default) => api.Run(cancellationToken);

    public void Run(string text) => Console.Out.Write(text);

    public void Run<T>(T value) => api.Run();
}
