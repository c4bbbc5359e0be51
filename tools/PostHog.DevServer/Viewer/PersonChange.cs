namespace PostHog.Development.Viewer;

/// <summary>One thing that changed a person.</summary>
/// <param name="At">When, in milliseconds since 1970.</param>
/// <param name="Event">The number of the event that did it.</param>
/// <param name="Text">What it did.</param>
internal sealed record PersonChange(long At, long Event, string Text);
