using System.Globalization;

namespace PostHog;

/// <summary>What a flush or a shutdown did with the events that were queued when it began. Immutable and safe to share.</summary>
public sealed class FlushResult
{
    internal FlushResult(
        int delivered,
        int stillQueued,
        int givenUp,
        bool timedOut,
        PostHogFailure? failure
    )
    {
        Delivered = delivered;
        StillQueued = stillQueued;
        GivenUp = givenUp;
        TimedOut = timedOut;
        Failure = failure;
    }

    /// <summary>How many events the server took.</summary>
    public int Delivered { get; }

    /// <summary>How many events wait in the queue now, or are under way, those that came meanwhile included; they are tried again later.</summary>
    public int StillQueued { get; }

    /// <summary>How many events were given up: refused, dropped, out of attempts, or left behind by a shutdown.</summary>
    public int GivenUp { get; }

    /// <summary>Whether the time given for it was up before the work was done.</summary>
    public bool TimedOut { get; }

    /// <summary>The last thing that went wrong; null when nothing did.</summary>
    public PostHogFailure? Failure { get; }

    /// <summary>True when nothing is queued any more and nothing was given up.</summary>
    public bool IsComplete => StillQueued == 0 && GivenUp == 0;

    /// <summary>Returns the counts on one line.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} delivered, {1} still queued, {2} given up{3}{4}",
            Delivered,
            StillQueued,
            GivenUp,
            TimedOut ? ", timed out" : "",
            Failure is null ? "" : $"; {Failure}"
        );
}
