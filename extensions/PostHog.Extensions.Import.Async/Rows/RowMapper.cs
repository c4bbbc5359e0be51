using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Async.Import.Ordering;
using PostHog.Async.Import.Reading;

namespace PostHog.Async.Import.Rows;

/// <summary>Makes an event of a row, or says why the row is rejected.</summary>
/// <param name="mapping">Which fields make an event.</param>
/// <param name="isCsv">Whether the fields are cells of a CSV file.</param>
internal sealed class RowMapper(ImportMapping mapping, bool isCsv)
{
    private static readonly string[] PersonFields = ["$set", "$set_once"];

    private readonly string[] _mapped =
    [
        mapping.Event,
        mapping.DistinctId,
        mapping.Timestamp,
        mapping.Uuid,
        mapping.Properties,
    ];

    private readonly TimestampReader _timestamps = new(mapping.TimestampFormat);

    /// <summary>Returns the event; null with a reason if there is none.</summary>
    public ImportRecord? Map(InputRow row, out string? reason)
    {
        reason = row.Problem;
        if (row.Fields is not { } fields)
        {
            return null;
        }

        var properties = PropertiesOf(fields, out reason);
        if (reason is null && Nesting.IsTooDeep(properties))
        {
            reason = JsonRow.TooDeep;
        }

        if (reason is not null)
        {
            return null;
        }

        var name = mapping.EventName ?? TextOf(fields[mapping.Event]);
        var distinctId =
            TextOf(fields[mapping.DistinctId]) ?? TextOf(properties[mapping.DistinctId]);
        var timestamp = _timestamps.Read(fields[mapping.Timestamp]);
        var uuid = UuidOf(fields[mapping.Uuid], out var isUuidInvalid);
        reason = ReasonToReject(name, distinctId, timestamp, isUuidInvalid);
        return reason is null
            ? new ImportRecord(
                timestamp!.Value.UtcTicks,
                distinctId!,
                row.Line,
                RecordJson.Write(name!, distinctId!, uuid, properties)
            )
            {
                HasSet = properties["$set"] is JObject { Count: > 0 },
            }
            : null;
    }

    private string? ReasonToReject(
        string? name,
        string? distinctId,
        DateTimeOffset? timestamp,
        bool isUuidInvalid
    )
    {
        if (name is null)
        {
            return $"it has no event name (field {mapping.Event})";
        }

        if (distinctId is null)
        {
            return $"it has no distinct id (field {mapping.DistinctId})";
        }

        if (timestamp is null)
        {
            return $"it has no time that can be read (field {mapping.Timestamp}): ISO 8601, Unix time from 2001 on, or the format that you name, which a number like 2024050112 needs";
        }

        return isUuidInvalid ? $"its uuid is not one (field {mapping.Uuid})" : null;
    }

    private JObject PropertiesOf(JObject fields, out string? reason)
    {
        reason = null;
        var given = fields[mapping.Properties];
        if (isCsv && given is JValue { Value: string text })
        {
            given = CellReader.Read(text);
            reason = given is null ? JsonRow.TooDeep : null;
        }

        if (given is not null && given is not JObject and not JValue { Value: null })
        {
            reason = $"its properties are not an object (field {mapping.Properties})";
            return [];
        }

        var properties = given is JObject own ? Selected(own) : [];
        if (isCsv || given is not JObject)
        {
            reason ??= AddOthers(properties, fields);
        }
        else
        {
            AddPersonFields(properties, fields);
        }

        return properties;
    }

    // Returns why the row is rejected; null if it is not.
    private string? AddOthers(JObject properties, JObject fields)
    {
        foreach (var field in fields.Properties())
        {
            var name = field.Name;
            if (!IsMapped(name) && !mapping.Ignored.Contains(name))
            {
                var target = mapping.Renamed.TryGetValue(name, out var other) ? other : name;
                if (ValueOf(name, field.Value) is not { } value)
                {
                    return JsonRow.TooDeep;
                }

                properties[target] = value;
            }
        }

        return null;
    }

    // What is kept back or renamed is so wherever it is.
    private JObject Selected(JObject given)
    {
        if (mapping.Ignored.Count == 0 && mapping.Renamed.Count == 0)
        {
            return given;
        }

        var selected = new JObject();
        foreach (
            var property in given.Properties().Where(one => !mapping.Ignored.Contains(one.Name))
        )
        {
            var target = mapping.Renamed.TryGetValue(property.Name, out var other)
                ? other
                : property.Name;
            selected[target] = property.Value;
        }

        return selected;
    }

    private static void AddPersonFields(JObject properties, JObject fields)
    {
        foreach (var name in PersonFields)
        {
            if (fields[name] is JObject values && properties[name] is null)
            {
                properties[name] = values;
            }
        }
    }

    private JToken? ValueOf(string column, JToken value) =>
        isCsv && value is JValue { Value: string text } && !mapping.TextColumns.Contains(column)
            ? CellReader.Read(text)
            : value;

    private bool IsMapped(string field) => Array.IndexOf(_mapped, field) >= 0;

    private static string? TextOf(JToken? token)
    {
        var text = token switch
        {
            JValue { Value: string own } => own,
            JValue { Value: long number } => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static Guid? UuidOf(JToken? token, out bool isInvalid)
    {
        isInvalid = false;
        if (token is null or JValue { Value: null })
        {
            return null;
        }

        isInvalid = !Guid.TryParse(TextOf(token), out var uuid) || uuid == Guid.Empty;
        return isInvalid ? null : uuid;
    }
}
