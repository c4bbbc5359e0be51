// Disposing a timer asynchronously is refused by the async project.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        var timer = new Timer(_ => { });
        timer.Dispose();
    }
}
