namespace PostHog.Wire;

// Facts: v1-results.
/// <summary>What the server said of one event: nothing special, that it wants it again, or that it dropped it.</summary>
/// <param name="IsWantedAgain">Whether the event was not kept and has to be sent again.</param>
/// <param name="DroppedBecause">Why the server dropped the event; null when it did not.</param>
internal readonly record struct EventAnswer(bool IsWantedAgain, string? DroppedBecause)
{
    /// <summary>The server's own word for it, a tag and never a sentence; null when it gave none.</summary>
    public string? Details { get; init; }
}
