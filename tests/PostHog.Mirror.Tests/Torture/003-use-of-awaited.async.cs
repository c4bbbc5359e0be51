// The value of an await is used on the spot.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var name = (await api.NextAsync()).Name;
        var item = (await api.ListAsync())[0];
        var sure = (await api.FindAsync())!;
        Use(name, item, sure);
    }

    private static void Use(params object[] values) { }
}
