namespace PostHog.Flags.Loading;

/// <summary>One load of definitions under way.</summary>
/// <param name="Number">Its place among all loads.</param>
/// <param name="ETag">What the server called the definitions that were here when it began.</param>
internal readonly record struct LoadTicket(long Number, string? ETag);
