namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>A key that sets nothing.</summary>
/// <param name="Key">Its path.</param>
/// <param name="Reason">Why, and what to do.</param>
internal sealed record IgnoredKey(string Key, string Reason);
