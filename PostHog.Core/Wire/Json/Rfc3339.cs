using System.Globalization;

namespace PostHog.Wire.Json;

// Facts: v1-header-values.
/// <summary>Writes instants as PostHog reads them: UTC, a capital T, a Z, and all significant digits.</summary>
internal static class Rfc3339
{
    private const string Local = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>Writes an instant in UTC.</summary>
    public static string Utc(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Local + "'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes an instant with its own offset.</summary>
    public static string WithOffset(DateTimeOffset instant) =>
        instant.Offset == TimeSpan.Zero
            ? Utc(instant)
            : instant.ToString(Local + "zzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// Writes a date and time with the zone of its kind. An unspecified kind gets no offset, because a guess would
    /// change the instant.
    /// </summary>
    public static string AsItIs(DateTime instant) =>
        instant.ToString(Local + "K", CultureInfo.InvariantCulture);
}
