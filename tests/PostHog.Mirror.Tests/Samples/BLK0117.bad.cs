namespace PostHog.Async;

public static class Sample
{
    public static async /*>*/void/*<*/ Run() => await Task.CompletedTask;
}
