// Content is read through a shim.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        using var content = new StringContent("x");
        var text = content.ReadAsString(cancellationToken);
        Console.Out.Write(text);
    }
}
