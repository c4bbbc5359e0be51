using System.Globalization;

namespace PostHog;

/// <summary>
/// What a flush or a shutdown did with the events that were queued when it began. Immutable and safe to share.
/// </summary>
public sealed class FlushResult
{
    internal FlushResult(
        int delivered,
        int stillQueued,
        int givenUp,
        bool timedOut,
        PostHogFailure? failure,
        int spooled = 0
    )
    {
        Spooled = spooled;
        Delivered = delivered;
        StillQueued = stillQueued;
        GivenUp = givenUp;
        TimedOut = timedOut;
        Failure = failure;
    }

    /// <summary>The number of events that PostHog confirmed.</summary>
    public int Delivered { get; }

    /// <summary>
    /// The number of events that are queued or in flight now, including those queued since; they are retried later.
    /// </summary>
    public int StillQueued { get; }

    /// <summary>
    /// The number of events that were given up: refused, dropped, out of attempts, or left by a shutdown.
    /// </summary>
    public int GivenUp { get; }

    /// <summary>
    /// The number of events that were left to the spool (<see cref="PostHogOptions.Spool"/>), which sends them later.
    /// </summary>
    public int Spooled { get; }

    /// <summary>Whether the timeout was reached before the work was done.</summary>
    public bool TimedOut { get; }

    /// <summary>The last failure; null if there was none.</summary>
    public PostHogFailure? Failure { get; }

    /// <summary>Whether nothing is queued and nothing was given up; spooled events are neither.</summary>
    public bool IsComplete => StillQueued == 0 && GivenUp == 0;

    /// <summary>Returns the counts on one line.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} delivered, {1} still queued, {2} given up{3}{4}{5}",
            Delivered,
            StillQueued,
            GivenUp,
            Spooled == 0 ? "" : $", {Spooled.ToString(CultureInfo.InvariantCulture)} spooled",
            TimedOut ? ", timed out" : "",
            Failure is null ? "" : $"; {Failure}"
        );
}
