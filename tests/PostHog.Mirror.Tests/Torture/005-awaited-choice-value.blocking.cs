// An awaited choice is a choice where its value is used.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        var count = (choice ? api.Count(cancellationToken) : api.Count());
        Console.Out.Write(count);
    }
}
