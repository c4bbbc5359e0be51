namespace PostHog.Capture.Values;

/// <summary>
/// A repair of a value that could not be written unchanged: the top-level property, and what was done. A class, because
/// the collections of each structure are compiled anew in every process.
/// </summary>
internal sealed record PropertyRepair(string Property, string Description);
