namespace PostHog.Compliance.Hosting;

/// <summary>One of the two packages.</summary>
internal enum Colour
{
    /// <summary><c>PostHog.Async</c>.</summary>
    Async,

    /// <summary><c>PostHog.Blocking</c>.</summary>
    Blocking,
}
