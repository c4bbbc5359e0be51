using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Wire;

namespace PostHog.Async.Import.Rows;

/// <summary>Writes the event of a row in the form that temporary files keep, and reads it back.</summary>
internal static class RecordJson
{
    private const string Name = "event";
    private const string DistinctId = "distinct_id";
    private const string Uuid = "uuid";
    private const string Properties = "properties";

    private static readonly string[] OfThisMachine =
    [
        WireNames.Os,
        WireNames.OsVersion,
        WireNames.Runtime,
        WireNames.Architecture,
    ];

    // Equal rows have equal bytes.
    public static byte[] Write(string name, string distinctId, Guid? uuid, JObject properties)
    {
        var text = new StringWriter(new StringBuilder(256));
        using var writer = new JsonTextWriter(text);
        writer.WriteStartObject();
        writer.WritePropertyName(Name);
        writer.WriteValue(name);
        writer.WritePropertyName(DistinctId);
        writer.WriteValue(distinctId);
        if (uuid is { } own)
        {
            writer.WritePropertyName(Uuid);
            writer.WriteValue(own);
        }

        writer.WritePropertyName(Properties);
        properties.WriteTo(writer);
        writer.WriteEndObject();
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Returns the uuid of the row itself; null if it has none.</summary>
    public static Guid? UuidOf(JObject json) =>
        json[Uuid] is JValue { Value: string text } ? Guid.Parse(text) : null;

    public static JObject Read(byte[] json) =>
        (JObject)Reading.JsonRow.Read(Encoding.UTF8.GetString(json))!;

    /// <summary>Returns the event to send.</summary>
    public static PostHogEvent ToEvent(
        JObject json,
        DateTimeOffset timestamp,
        Guid uuid,
        bool usesSetOnce
    )
    {
        var sent = new PostHogEvent((string)json[Name]!, (string)json[DistinctId]!)
        {
            Timestamp = timestamp,
            Uuid = uuid,
        };
        var properties = (JObject)json[Properties]!;
        if (usesSetOnce)
        {
            UseSetOnce(properties);
        }

        foreach (var property in properties.Properties())
        {
            sent.Properties[property.Name] = property.Value;
        }

        // They would be those of this machine.
        foreach (var name in OfThisMachine.Where(name => properties[name] is null))
        {
            sent.Properties[name] = null;
        }

        // The server would shift all times by the difference between its clock and that of this machine.
        sent.Options["disable_skew_correction"] = true;
        return sent;
    }

    private static void UseSetOnce(JObject properties)
    {
        if (properties["$set"] is not JObject set)
        {
            return;
        }

        properties.Remove("$set");
        var setOnce = properties["$set_once"] as JObject ?? [];
        foreach (var property in set.Properties())
        {
            setOnce[property.Name] ??= property.Value;
        }

        properties["$set_once"] = setOnce;
    }
}
