namespace PostHog.Development.Viewer;

/// <summary>One attempt to send events.</summary>
/// <param name="N">The number of the request.</param>
/// <param name="At">When it arrived, in milliseconds since 1970.</param>
/// <param name="Status">What was answered; null when nothing was.</param>
/// <param name="Fault">The fault that was played.</param>
internal sealed record BatchAttempt(long N, long At, int? Status, string? Fault);
