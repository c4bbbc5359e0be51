// Turning one task into another goes.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int Try()
    {
        api.Dispose();
        return api.Quick();
    }

    public int Pass() => api.Quick();
}
