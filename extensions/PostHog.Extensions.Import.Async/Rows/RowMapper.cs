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
    private readonly PropertyMapper _properties = new(mapping, isCsv);
    private readonly TimestampReader _timestamps = new(mapping.TimestampFormat);

    /// <summary>Returns the event; null with a reason if there is none.</summary>
    public ImportRecord? Map(InputRow row, out string? reason)
    {
        reason = row.Problem;
        if (row.Fields is not { } fields)
        {
            return null;
        }

        var properties = _properties.Map(fields, out reason);
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
        var uuid = UuidOf(
            mapping.Ignored.Contains(mapping.Uuid) ? null : fields[mapping.Uuid],
            out var isUuidInvalid
        );
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
