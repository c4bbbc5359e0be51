using System.Collections.Concurrent;

namespace PostHog.Flags.Matching.Dates;

// Facts: date-zone-gaps.
/// <summary>
/// Finds local times that some time zone skips when its clocks go forward. The server cannot read them in that zone.
/// </summary>
internal static class ZoneGaps
{
    private const int MaxKnown = 1_000;

    private static readonly Lazy<IReadOnlyList<TimeZoneInfo>> Zones = new(
        TimeZoneInfo.GetSystemTimeZones
    );

    // A relative date is judged by the minute: clocks go forward at whole minutes.
    private static readonly ConcurrentDictionary<
        (DateKind Kind, long Date, long Minute),
        bool
    > Known = new();

    /// <summary>Whether a date may not exist, given that its zone is not known.</summary>
    /// <param name="date">The date.</param>
    /// <param name="now">The current time, for relative dates.</param>
    public static bool MayHold(in FlagDate date, DateTimeOffset now)
    {
        if (date.Kind is DateKind.Instant)
        {
            return false;
        }

        var minute = date.Kind == DateKind.Local ? 0 : now.UtcTicks / TimeSpan.TicksPerMinute;
        var key = (date.Kind, date.Instant.Seconds, minute);
        if (!Known.TryGetValue(key, out var isSkipped))
        {
            var asked = date;
            isSkipped = Zones.Value.Any(zone => ProjectZone.Resolve(asked, now, zone) is null);
            if (Known.Count >= MaxKnown)
            {
                Known.Clear();
            }

            Known[key] = isSkipped;
        }

        return isSkipped;
    }
}
