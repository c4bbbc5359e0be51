namespace PostHog.Compliance.Hosting;

/// <summary>One of the two packages.</summary>
internal enum ClientKind
{
    /// <summary><c>PostHog.Async</c>.</summary>
    Async,

    /// <summary><c>PostHog.Blocking</c>.</summary>
    Blocking,
}
