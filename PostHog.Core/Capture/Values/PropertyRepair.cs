namespace PostHog.Capture.Values;

/// <summary>Something the property walker could not write as it was: which top-level property, and what was done.</summary>
internal readonly record struct PropertyRepair(string Property, string Description);
