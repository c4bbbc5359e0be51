namespace PostHog.ErrorTracking;

/// <summary>A frame as it is sent, for every stack with the same part of the same method. Nobody changes it.</summary>
/// <param name="Members">The members of the frame.</param>
/// <param name="Characters">How much of a <see cref="TextBudget"/> it takes.</param>
internal sealed record WrittenFrame(Dictionary<string, object?> Members, int Characters);
