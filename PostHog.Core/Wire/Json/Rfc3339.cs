using System.Globalization;

namespace PostHog.Wire.Json;

// Facts: v1-header-values.
/// <summary>Writes instants as PostHog reads them: UTC, a capital T, a Z, every digit that counts.</summary>
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
    /// Writes a date and time with the zone it knows of itself; one of unknown kind gets no offset, because inventing
    /// one would move it.
    /// </summary>
    public static string AsItIs(DateTime instant) =>
        instant.ToString(Local + "K", CultureInfo.InvariantCulture);
}
