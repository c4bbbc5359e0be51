namespace PostHog.Async;

public sealed class WorkItem;
