// Awaits nest in receivers and arguments.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        api.Next().Next(api.Count(cancellationToken));
    }
}
