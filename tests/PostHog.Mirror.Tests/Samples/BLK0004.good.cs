namespace PostHog.Async;

public sealed class Sample;
