// What is named like a method and is none is refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    internal enum Mode
    {
        Count,
        CountAsync,
    }

    internal string Count => "";

    internal string CountAsync => "other";

    public async Task<string> OneAsync()
    {
        var pair = (Count: 1, CountAsync: 2);
        await api.CountAsync();
        return this.CountAsync + pair.CountAsync + Mode.CountAsync;
    }
}
