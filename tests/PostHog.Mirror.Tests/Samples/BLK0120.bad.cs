namespace PostHog.Async;

public sealed class Sample
{
    public Func<Task>? /*>*/StepAsync/*<*/ { get; set; }
}
