// What is disposed asynchronously is disposed.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        using var first = new Api();
        using (var second = new Api())
        {
            second.Run(cancellationToken);
        }

        using (first)
        {
            first.Run(cancellationToken);
        }

        using var _ = first;
    }
}
