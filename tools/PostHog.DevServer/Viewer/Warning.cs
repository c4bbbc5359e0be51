namespace PostHog.Development.Viewer;

/// <summary>Something about the events that is likely a mistake.</summary>
/// <param name="Kind">Which rule: bad_id, personless, name_drift, type_change, large_event, limit, merge or refused.</param>
/// <param name="Text">What is odd, in a sentence.</param>
/// <param name="Count">How many events or requests were odd in this way.</param>
/// <param name="FirstAt">When the first of them arrived, in milliseconds since 1970.</param>
/// <param name="LastAt">When the last of them arrived.</param>
/// <param name="Event">The number of the last of them; 0 where no single event is odd.</param>
internal sealed record Warning(
    string Kind,
    string Text,
    long Count,
    long FirstAt,
    long LastAt,
    long Event
);
