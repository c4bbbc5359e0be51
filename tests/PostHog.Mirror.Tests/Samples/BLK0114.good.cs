namespace PostHog.Async;

public static class Sample
{
    public static async ValueTask RunAsync() => await Task.CompletedTask;
}
