using System.Text;

namespace PostHog.Capture;

/// <summary>Writes one value of a caller's as JSON for other requests than events, with the same repairs.</summary>
internal static class ValueText
{
    /// <summary>Returns the JSON of a map; an empty one when it is too large to be sent.</summary>
    /// <param name="name">What the map is called in the notes.</param>
    /// <param name="map">The map. Nulls in it stay.</param>
    /// <param name="report">Told of every repair.</param>
    public static string OfMap(string name, object map, Action<PropertyRepair> report)
    {
        var sheet = EventBuffer.Rent(EventFormat.AnalyticsMaxBytes);
        sheet.Walker.KeepsNulls = true;
        sheet.Json.WriteStartObject();
        sheet.Walker.WriteProperty(name, map);
        sheet.Json.WriteEndObject();
        var utf8 = sheet.Finish();
        foreach (var repair in sheet.Notes.All)
        {
            report(repair);
        }

        EventBuffer.Return(sheet);
        if (utf8 is null)
        {
            report(new PropertyRepair(name, "is too large; it is left out"));
            return "{}";
        }

        var start = name.Length + "{\"\":".Length;
        return utf8.Length > start + 1
            ? Encoding.UTF8.GetString(utf8, start, utf8.Length - start - 1)
            : "{}";
    }
}
