namespace PostHog.Capture.Values;

/// <summary>Stands for a value that was asked for and did not come: it is left out for this reason.</summary>
internal sealed record UnreadableValue(string Reason);
