namespace PostHog.Async;

public static class Sample
{
    public static void Run(Action<int> step) => step(1);

    public static Task RunAsync(Action<string> step) => Task.CompletedTask;

    public static Task /*>*/RunAsync/*<*/(Func<string, Task> step) => step("");
}
