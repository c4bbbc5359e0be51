using System.Globalization;

namespace PostHog;

/// <summary>The counters of a client's spool at one moment. Immutable and safe to share.</summary>
public sealed class SpoolDiagnostics
{
    internal SpoolDiagnostics(long spooled, long replayed, long dropped)
    {
        Spooled = spooled;
        Replayed = replayed;
        Dropped = dropped;
    }

    /// <summary>The number of events that were left to the spool instead of being delivered.</summary>
    public long Spooled { get; }

    /// <summary>The number of events from the spool that PostHog confirmed, also those of other processes.</summary>
    public long Replayed { get; }

    /// <summary>
    /// The number of events in the spool that were dropped: too old, no room, or refused by the server. The log and
    /// <see cref="PostHogOptions.OnError"/> say why.
    /// </summary>
    public long Dropped { get; }

    /// <summary>Returns the counters on one line.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} spooled, {1} replayed, {2} dropped",
            Spooled,
            Replayed,
            Dropped
        );
}
