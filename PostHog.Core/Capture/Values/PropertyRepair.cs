namespace PostHog.Capture.Values;

/// <summary>
/// A repair of a value that could not be written unchanged: the top-level property, and what was done.
/// </summary>
internal readonly record struct PropertyRepair(string Property, string Description);
