namespace PostHog.Async;

#line 3 "Other.cs"
public sealed class Sample;
