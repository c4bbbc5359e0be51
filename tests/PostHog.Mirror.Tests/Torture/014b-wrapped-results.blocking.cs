// A task made of a result is the result.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int New() => (int)1;

    public int TargetTyped()
    {
        return 1;
    }

    public int FromResult() => 1;

    public int? Typed() => (int?)null;

    public long Named() => (long)1;

    public int Empty() => default (int);

    public int Task() => (int)api.Count();

    public void Void() => api.Run();

    public void VoidTargetTyped() => api.Run();

    public void Returned(bool choice)
    {
        if (choice)
        {
            { api.Run(); return; }
        }

        api.Run();
    }

    public int Value() => 2 + (int)3;
}
