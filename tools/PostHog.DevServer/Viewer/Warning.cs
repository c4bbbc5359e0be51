namespace PostHog.Development.Viewer;

/// <summary>Something about the events that is likely a mistake.</summary>
/// <param name="Kind">Which rule: bad_id, name_drift, type_change or large_event.</param>
/// <param name="Text">What is odd, in a sentence.</param>
/// <param name="Count">How many events were odd in this way.</param>
/// <param name="FirstAt">When the first of them arrived, in milliseconds since 1970.</param>
/// <param name="LastAt">When the last of them arrived.</param>
/// <param name="Event">The number of the last of them.</param>
internal sealed record Warning(
    string Kind,
    string Text,
    long Count,
    long FirstAt,
    long LastAt,
    long Event
);
