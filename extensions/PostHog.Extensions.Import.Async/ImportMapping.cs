using PostHog.Async.Import.Rows;

namespace PostHog.Async.Import;

/// <summary>
/// Says which fields of a row make an event: the columns of a CSV file, or the members of a JSON object. By default the
/// names are those of PostHog's own exports. Not thread-safe; read when an <see cref="EventImport"/> is constructed.
/// </summary>
public sealed class ImportMapping
{
    /// <summary>The field with the name of the event. Default <c>event</c>.</summary>
    public string Event { get; set; } = "event";

    /// <summary>
    /// The name of every event, for rows without a field for it: <see cref="Event"/> is not read then. Null, the default,
    /// requires the field.
    /// </summary>
    public string? EventName { get; set; }

    /// <summary>
    /// The field with the distinct id. Default <c>distinct_id</c>, which is also looked for among the properties.
    /// </summary>
    public string DistinctId { get; set; } = "distinct_id";

    /// <summary>The field with the time of the event. Default <c>timestamp</c>.</summary>
    public string Timestamp { get; set; } = "timestamp";

    /// <summary>
    /// The format of the time, as <see cref="DateTimeOffset.ParseExact(string, string, IFormatProvider)"/> takes it. Null,
    /// the default, accepts ISO 8601 and Unix time in seconds, milliseconds or microseconds, from September 2001 on:
    /// numbers that may be dates, such as 20240501 and 2024050112, are rejected. Times without an offset are in UTC.
    /// </summary>
    public string? TimestampFormat { get; set; }

    /// <summary>
    /// The field with the uuid of the event. Default <c>uuid</c>. If a row has none, its uuid is computed from its
    /// content, so that it is the same in every import.
    /// </summary>
    public string Uuid { get; set; } = "uuid";

    /// <summary>
    /// The field with an object of properties; in a CSV file it is JSON. Default <c>properties</c>. All other fields are
    /// properties under their own names; in JSON only if there is no such object, or if they are renamed.
    /// </summary>
    public string Properties { get; set; } = "properties";

    /// <summary>
    /// The properties with another name than their field: field to property. Empty by default. Each field must be a column
    /// of a CSV file, or be in a row of JSON; members of the object of properties are renamed too. No two may have one name. If
    /// a row has another field of that name, with another value, it is rejected; a CSV file with such a column sends nothing.
    /// </summary>
    public IDictionary<string, string> Renamed { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The fields that are not imported. Empty by default. Each must be a column of a CSV file, or be in a row of JSON, so
    /// that a misspelt one sends nothing that it should keep back. Members of the object of properties are ignored too.
    /// </summary>
    public ICollection<string> Ignored { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// The columns of a CSV file whose values are always text, such as versions and postal codes. In other columns a
    /// value that is a JSON number, <c>true</c>, <c>false</c>, an array or an object is imported as such. Empty by
    /// default. Each must exist.
    /// </summary>
    public ICollection<string> TextColumns { get; } = new HashSet<string>(StringComparer.Ordinal);

    internal void Check(string option)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Renamed)
        {
            if (renamed.TryGetValue(pair.Value, out var other))
            {
                throw new ArgumentException(
                    $"{other} and {pair.Key} are both renamed to {pair.Value}; one of them would be lost.",
                    option
                );
            }

            if (Ignored.Contains(pair.Key))
            {
                throw new ArgumentException(
                    $"{pair.Key} is both ignored and renamed to {pair.Value}.",
                    option
                );
            }

            renamed[pair.Value] = pair.Key;
        }

        foreach (var field in MappedFields.Unusual(MappedFields.Of(this)).Where(Ignored.Contains))
        {
            throw new ArgumentException(
                $"{field} is both ignored and a part of the event.",
                option
            );
        }
    }

    internal ImportMapping Copy()
    {
        var copy = new ImportMapping
        {
            Event = Event,
            EventName = EventName,
            DistinctId = DistinctId,
            Timestamp = Timestamp,
            TimestampFormat = TimestampFormat,
            Uuid = Uuid,
            Properties = Properties,
        };
        foreach (var pair in Renamed)
        {
            copy.Renamed[pair.Key] = pair.Value;
        }

        foreach (var field in Ignored)
        {
            copy.Ignored.Add(field);
        }

        foreach (var column in TextColumns)
        {
            copy.TextColumns.Add(column);
        }

        return copy;
    }
}
