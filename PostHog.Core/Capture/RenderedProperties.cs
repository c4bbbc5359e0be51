using System.Text;
using PostHog.Capture.Values;
using PostHog.Wire.Json;

namespace PostHog.Capture;

/// <summary>Properties that many events share, serialised once and copied into each event as text.</summary>
internal sealed class RenderedProperties
{
    private readonly string _all;

    private RenderedProperties(
        List<KeyValuePair<string, string>> entries,
        IReadOnlyList<PropertyRepair> repairs
    )
    {
        Entries = entries;
        Repairs = repairs;
        using var all = new JsonBuffer();
        foreach (var entry in entries)
        {
            Append(all, entry.Value, isFirst: all.Length == 0);
        }

        _all = all.ToString();
    }

    /// <summary>The properties in order, each with its JSON, including the name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; }

    /// <summary>The repairs that were made to serialise them.</summary>
    public IReadOnlyList<PropertyRepair> Repairs { get; }

    /// <summary>Serialises properties.</summary>
    /// <param name="properties">The properties; one whose value is null is left out, as in events.</param>
    /// <param name="maxBytes">The maximum size; a larger property is left out.</param>
    /// <param name="isIncluded">Whether a property of this name is serialised.</param>
    public static RenderedProperties Of(
        IEnumerable<KeyValuePair<string, object?>> properties,
        int maxBytes,
        Func<string, bool> isIncluded
    )
    {
        var entries = new List<KeyValuePair<string, string>>();
        var repairs = new List<PropertyRepair>();
        foreach (var property in properties)
        {
            if (!isIncluded(property.Key))
            {
                continue;
            }

            var buffer = EventBuffer.Rent(maxBytes);
            buffer.Json.WriteStartObject();
            buffer.Values.WriteProperty(property.Key, property.Value);
            buffer.Json.WriteEnd();
            var utf8 = buffer.Finish();
            repairs.AddRange(buffer.Notes.All);
            if (utf8 is null)
            {
                repairs.Add(new PropertyRepair(property.Key, "is too large; it is left out"));
            }
            else if (utf8.Length > 2)
            {
                entries.Add(new(property.Key, Encoding.UTF8.GetString(utf8, 1, utf8.Length - 2)));
            }

            EventBuffer.Return(buffer);
        }

        return new RenderedProperties(entries, repairs);
    }

    /// <summary>Writes all properties into an open object.</summary>
    public void WriteAll(JsonBuffer buffer) => WriteOne(buffer, _all);

    /// <summary>Writes the JSON of one property into an open object.</summary>
    public static void WriteOne(JsonBuffer buffer, string json)
    {
        if (json.Length > 0)
        {
            Append(buffer, json, isFirst: buffer.EndsWith('{'));
        }
    }

    private static void Append(JsonBuffer buffer, string json, bool isFirst)
    {
        if (!isFirst)
        {
            buffer.Write(',');
        }

        buffer.Write(json);
    }
}
