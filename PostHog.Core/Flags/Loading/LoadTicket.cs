namespace PostHog.Flags.Loading;

/// <summary>One load of definitions in progress.</summary>
/// <param name="Number">The sequence number of the load.</param>
/// <param name="ETag">The ETag of the definitions that were loaded when it began.</param>
internal readonly record struct LoadTicket(long Number, string? ETag);
