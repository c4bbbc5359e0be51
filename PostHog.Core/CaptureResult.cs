using System.Globalization;

namespace PostHog;

/// <summary>
/// What became of the events of one capture call, after the server responded or all retries failed. Immutable and safe
/// to share.
/// </summary>
/// <example>
/// <code>
/// var result = client.Capture(new PostHogEvent("report sent", "user-42"));
/// if (!result.IsDelivered) Console.Error.WriteLine(result.Failure);
/// </code>
/// </example>
public sealed class CaptureResult
{
    internal CaptureResult(IReadOnlyList<EventVerdict> verdicts, int attempts)
    {
        Verdicts = verdicts;
        Attempts = attempts;
        Failure = verdicts.FirstOrDefault(verdict => verdict.Failure is not null)?.Failure;
    }

    /// <summary>One verdict for each event, in the order the events were given.</summary>
    public IReadOnlyList<EventVerdict> Verdicts { get; }

    /// <summary>The number of requests made for these events; 0 if nothing was sent.</summary>
    public int Attempts { get; }

    /// <summary>The first failure among the verdicts; null if every event was delivered.</summary>
    public PostHogFailure? Failure { get; }

    /// <summary>Whether every event was delivered; also true for a batch without events.</summary>
    public bool IsDelivered => Failure is null;

    /// <summary>
    /// Whether every event was delivered or waits in the spool (<see cref="PostHogOptions.Spool"/>), so that none is
    /// lost.
    /// </summary>
    public bool IsDeliveredOrSpooled =>
        Verdicts.All(verdict =>
            verdict.Outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Spooled
        );

    /// <summary>Throws unless every event was delivered, for callers that prefer an exception.</summary>
    /// <returns>This result, so that calls can be chained.</returns>
    /// <exception cref="PostHogException">At least one event was not delivered, is not known to be, or waits in
    /// the spool.</exception>
    public CaptureResult EnsureDelivered() =>
        Failure is null ? this : throw new PostHogException(Failure);

    /// <summary>Returns a summary on one line, such as <c>delivered 3 of 3 events in 1 attempt</c>.</summary>
    public override string ToString()
    {
        var delivered = Count(DeliveryOutcome.Delivered);
        var spooled = Count(DeliveryOutcome.Spooled);
        var summary = string.Format(
            CultureInfo.InvariantCulture,
            "delivered {0} of {1} {2} in {3} {4}{5}",
            delivered,
            Verdicts.Count,
            Verdicts.Count == 1 ? "event" : "events",
            Attempts,
            Attempts == 1 ? "attempt" : "attempts",
            spooled == 0 ? "" : $", {spooled.ToString(CultureInfo.InvariantCulture)} spooled"
        );
        return Failure is null ? summary : $"{summary}; {Failure}";
    }

    private int Count(DeliveryOutcome outcome) =>
        Verdicts.Count(verdict => verdict.Outcome == outcome);
}
