// A task keeps where its exception was thrown before; thrown again, the exception forgets it.
namespace PostHog.Async.Cases;

public static class Case
{
    public static Task OneAsync(Exception kept) => Task.FromException(kept);
}
