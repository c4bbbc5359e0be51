namespace PostHog.Async;

public sealed class Sample
{
    public Func<Task>? Step { get; set; }
}
