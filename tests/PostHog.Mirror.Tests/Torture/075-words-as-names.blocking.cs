// The words async and await are also names.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private int async;

    public int Try(int await)
    {
        int @async = await + 1;
        goto label;
    label:
        return this.async + async + await;
    }

    public int Await()
    {
        await:
        if (async++ > 3) return async;
        goto await;
    }

    public int Try()
    {
        var @await = api.Count();
        return @await + async;
    }
}
