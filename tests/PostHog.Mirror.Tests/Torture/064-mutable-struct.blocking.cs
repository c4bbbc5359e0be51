// An async method of a mutable struct is refused by the async project.
namespace PostHog.Blocking.Cases;

public struct Case
{
    private int _count;

    public int Try(Api api)
    {
        api.Run();
        return ++_count;
    }
}
