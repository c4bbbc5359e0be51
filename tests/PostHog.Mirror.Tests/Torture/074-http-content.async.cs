// Content is read through a shim.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        using var content = new StringContent("x");
        var text = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        Console.Out.Write(text);
    }
}
