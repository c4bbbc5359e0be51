// What is named like a method and is none is refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    internal enum Mode
    {
        Count,
        CountAsync,
    }

    internal string Count => "";

    internal string CountAsync => "other";

    public string One()
    {
        var pair = (Count: 1, CountAsync: 2);
        api.Count();
        return this.Count + pair.Count + Mode.Count;
    }
}
