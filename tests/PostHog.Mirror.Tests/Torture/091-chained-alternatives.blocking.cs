// Alternatives to awaited values are alternatives to values.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public Api Try()
    {
        var one = api.Find() ?? api.Next();
        one ??= api.Next();
        return one.Find() ?? throw new InvalidOperationException();
    }
}
