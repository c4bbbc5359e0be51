// A method that is looked up by name is called otherwise at run time.
namespace PostHog.Async.Cases;

public static class Case
{
    public static Task OneAsync() => Task.CompletedTask;

    public static object? Two() => typeof(Case).GetMethod("OneAsync");

    public static object? Three() => typeof(Case).GetMethod(nameof(OneAsync));
}
