// What an await returns is disposed of.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        using (var other = (Stream)new MemoryStream())
        {
            other.Flush(cancellationToken);
        }
    }
}
