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

    private static readonly ConcurrentDictionary<DateTime, bool> Known = new();

    /// <summary>Whether a date may not exist, given that its zone is not known.</summary>
    public static bool MayHold(in FlagDate date)
    {
        if (date.Kind != DateKind.Local || date.Instant.ToDateTime() is not { } clock)
        {
            return false;
        }

        if (!Known.TryGetValue(clock, out var isSkipped))
        {
            isSkipped = Zones.Value.Any(zone => zone.IsInvalidTime(clock));
            if (Known.Count >= MaxKnown)
            {
                Known.Clear();
            }

            Known[clock] = isSkipped;
        }

        return isSkipped;
    }
}
