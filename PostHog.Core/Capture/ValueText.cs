using System.Text;
using PostHog.Capture.Values;

namespace PostHog.Capture;

/// <summary>Writes a caller's values as JSON for requests other than events, with the same repairs.</summary>
internal static class ValueText
{
    private const string Member = "m";

    // Far more than what is sent.
    private const int Unlimited = int.MaxValue / 2;

    // The text before the map while it is written.
    private static readonly int Start = $"{{\"{Member}\":".Length;

    /// <summary>Returns the JSON of a map. Nulls in it are kept.</summary>
    /// <param name="name">The name of the map in the repairs.</param>
    /// <param name="map">The map, of which everything can be sent.</param>
    /// <param name="report">Called for each repair.</param>
    public static string OfMap(
        string name,
        IReadOnlyDictionary<string, object?> map,
        Action<PropertyRepair> report
    )
    {
        var repairs = new List<PropertyRepair>();
        var utf8 = Write(map, Unlimited, repairs, out _);
        foreach (var repair in repairs)
        {
            report(repair with { Property = name });
        }

        return utf8 is null ? "{}" : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Returns the JSON of an object with one member.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="value">Its value; null is kept.</param>
    /// <param name="maxBytes">The maximum size.</param>
    /// <param name="omission">Why the value, or a part of it, is not in the JSON; null if all of it is.</param>
    /// <returns>The JSON in UTF-8; null if it is too large.</returns>
    public static byte[]? OfMember(string name, object? value, int maxBytes, out string? omission)
    {
        var repairs = new List<PropertyRepair>();
        var one = new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value };
        var utf8 = Write(one, maxBytes, repairs, out var omissions);
        omission = omissions > 0 ? OfWhole(repairs[0].Description) : null;
        return utf8;
    }

    // A repair says that a part of a value was left out. Here, the whole value is.
    private static string OfWhole(string repair)
    {
        var end = repair.LastIndexOf("; ", StringComparison.Ordinal);
        return $"{(end < 0 ? repair : repair.Substring(0, end))}; it is left out";
    }

    private static byte[]? Write(
        IReadOnlyDictionary<string, object?> map,
        int maxBytes,
        List<PropertyRepair> repairs,
        out int omissions
    )
    {
        var buffer = EventBuffer.Rent(maxBytes);
        buffer.Values.Limit = maxBytes;
        buffer.Values.KeepsNulls = true;
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty(Member, map);
        buffer.Json.WriteEnd();
        omissions = buffer.Notes.All.Count;
        var utf8 = buffer.Finish();
        repairs.AddRange(buffer.Notes.All);
        EventBuffer.Return(buffer);
        return utf8 is null || utf8.Length <= Start + 1
            ? null
            : utf8.AsSpan(Start, utf8.Length - Start - 1).ToArray();
    }
}
