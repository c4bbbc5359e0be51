// A lock stays.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Console.Out.Write(choice);
        }

        api.Run(cancellationToken);
    }

    private readonly object _gate = new();
}
