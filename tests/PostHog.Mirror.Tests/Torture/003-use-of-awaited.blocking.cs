// The value of an await is used on the spot.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        var name = api.Next().Name;
        var item = api.List()[0];
        var sure = api.Find()!;
        Use(name, item, sure);
    }

    private static void Use(params object[] values) { }
}
