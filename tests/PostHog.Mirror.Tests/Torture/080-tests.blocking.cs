// Tests become tests.
namespace PostHog.Blocking.Cases;

public static class Check
{
    public static T Throws<T>(Action code)
        where T : Exception
    {
        try
        {
            code();
        }
        catch (T thrown)
        {
            return thrown;
        }

        throw new InvalidOperationException();
    }

    public static void Multiple(Action code) => code();
}

public sealed class Case
{
    private static IEnumerable<Action<Api>> Calls =>
        [api => api.Run(), api => api.Count()];

    public void Throws_when_told_to()
    {
        var api = new Api();
        var thrown = Check.Throws<InvalidOperationException>(() => api.Run());
        Check.Multiple(() =>
        {
            Console.Out.Write(thrown.Message);
            api.Run();
        });
        foreach (var call in Calls)
        {
            call(api);
        }
    }
}
