namespace PostHog.Capture.Values;

/// <summary>Represents a value that could not be read, with the reason why it is left out.</summary>
internal sealed record UnreadableValue(string Reason)
{
    /// <summary>Whether the value could be read if its members could be seen.</summary>
    public bool LacksMembers { get; init; }
}
