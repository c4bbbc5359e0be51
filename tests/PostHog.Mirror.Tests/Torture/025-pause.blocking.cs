// A pause keeps all its arguments.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        Pause.For(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
    }
}
