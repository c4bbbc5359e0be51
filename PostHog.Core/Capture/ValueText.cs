using System.Text;
using PostHog.Capture.Values;

namespace PostHog.Capture;

/// <summary>Writes a caller's map as JSON for requests other than events, with the same repairs.</summary>
internal static class ValueText
{
    private const string Member = "m";
    private const string TooLarge = "is too large; it is left out";

    // The text before the map while it is written.
    private static readonly int Start = $"{{\"{Member}\":".Length;

    /// <summary>Returns the JSON of a map. Each member that would make it too large to be sent is left out.</summary>
    /// <param name="name">The name of the map in the repairs.</param>
    /// <param name="map">The map. Nulls in it are kept.</param>
    /// <param name="report">Called for each repair.</param>
    public static string OfMap<T>(
        string name,
        IReadOnlyDictionary<string, T> map,
        Action<PropertyRepair> report
    )
    {
        var repairs = new List<PropertyRepair>();
        var whole = Write(map, EventFormat.AnalyticsMaxBytes, repairs);
        var json = whole ?? Members(name, map, report);
        foreach (var repair in whole is null ? [] : repairs)
        {
            report(repair with { Property = name });
        }

        return json;
    }

    // Writes each member separately, as long as there is room for it.
    private static string Members<T>(
        string name,
        IReadOnlyDictionary<string, T> map,
        Action<PropertyRepair> report
    )
    {
        var json = new StringBuilder("{");
        var room = EventFormat.AnalyticsMaxBytes;
        foreach (var member in map)
        {
            var repairs = new List<PropertyRepair>();
            var one = new Dictionary<string, T>(StringComparer.Ordinal)
            {
                [member.Key] = member.Value,
            };
            var text = Write(one, room, repairs);
            var path = $"{name}.{Short(member.Key)}";
            if (text is null)
            {
                repairs = [new PropertyRepair(path, TooLarge)];
            }
            else if (text.Length > "{}".Length)
            {
                json.Append(json.Length > 1 ? "," : "").Append(text, 1, text.Length - 2);
                room -= Encoding.UTF8.GetByteCount(text);
            }

            foreach (var repair in repairs)
            {
                report(repair with { Property = path });
            }
        }

        return json.Append('}').ToString();
    }

    private static string Short(string key) => key.Length <= 200 ? key : key.Substring(0, 200);

    private static string? Write(object map, int maxBytes, List<PropertyRepair> repairs)
    {
        var buffer = EventBuffer.Rent(maxBytes);
        buffer.Values.KeepsNulls = true;
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty(Member, map);
        buffer.Json.WriteEndObject();
        var utf8 = buffer.Finish();
        repairs.AddRange(buffer.Notes.All);
        EventBuffer.Return(buffer);
        if (utf8 is null)
        {
            return null;
        }

        return utf8.Length > Start + 1
            ? Encoding.UTF8.GetString(utf8, Start, utf8.Length - Start - 1)
            : "{}";
    }
}
