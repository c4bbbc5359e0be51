// Cancelling is a call like others.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
    }
}
