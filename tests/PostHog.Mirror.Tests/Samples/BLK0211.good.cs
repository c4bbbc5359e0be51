namespace PostHog.Async;

public static class Sample
{
    public static Task RunAsync(Func<int, Task> step) => step(1);

    public static Task RunAsync(Func<string, Task> step) => step("");
}
