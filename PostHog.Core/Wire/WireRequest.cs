namespace PostHog.Wire;

/// <summary>One POST, complete: whoever sends it adds nothing.</summary>
internal sealed record WireRequest(Uri Url, byte[] Body, string? ContentEncoding, TimeSpan Timeout);
