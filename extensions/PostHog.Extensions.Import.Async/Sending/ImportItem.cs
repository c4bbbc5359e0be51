using PostHog.Async.Import.Ordering;

namespace PostHog.Async.Import.Sending;

/// <summary>One event to send, and the row it comes from.</summary>
internal sealed record ImportItem(ImportRecord Record, PostHogEvent Event);
