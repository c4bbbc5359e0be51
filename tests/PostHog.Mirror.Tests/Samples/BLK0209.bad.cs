namespace PostHog.Async;

public sealed class /*>*/Task/*<*/;
