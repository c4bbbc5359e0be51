namespace PostHog.Wire;

// Facts: v1-results.
/// <summary>The server's answer for one event: nothing special, send it again, or dropped.</summary>
/// <param name="MustResend">Whether the server did not keep the event, so that it has to be sent again.</param>
/// <param name="DroppedBecause">Why the server dropped the event; null if it did not.</param>
internal readonly record struct EventAnswer(bool MustResend, string? DroppedBecause)
{
    /// <summary>The server's own reason, a tag and never a sentence; null if it gave none.</summary>
    public string? Details { get; init; }
}
