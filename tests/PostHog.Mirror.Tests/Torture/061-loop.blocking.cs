// A loop until cancelled.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            api.Run(cancellationToken);
        }

        for (; choice; api.Run())
        {
            break;
        }
    }
}
