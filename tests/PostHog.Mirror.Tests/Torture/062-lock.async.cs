// A lock stays.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Console.Out.Write(choice);
        }

        await api.RunAsync(cancellationToken);
    }

    private readonly object _gate = new();
}
