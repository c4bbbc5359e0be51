using Newtonsoft.Json.Linq;
using PostHog.Async.Import.Reading;

namespace PostHog.Async.Import.Rows;

/// <summary>Makes the properties of an event of the fields of a row, or says why the row is rejected.</summary>
/// <param name="mapping">Which fields make an event.</param>
/// <param name="isCsv">Whether the fields are cells of a CSV file.</param>
internal sealed class PropertyMapper(ImportMapping mapping, bool isCsv)
{
    private static readonly string[] PersonFields = ["$set", "$set_once"];

    private readonly HashSet<string> _mapped = new(
        MappedFields.Of(mapping),
        StringComparer.Ordinal
    );

    /// <summary>Returns the properties, and why the row is rejected; null if it is not.</summary>
    public JObject Map(JObject fields, out string? reason)
    {
        var given = fields[mapping.Properties];
        if (isCsv && given is JValue { Value: string text })
        {
            given = CellReader.Read(text);
            if (given is null)
            {
                reason = JsonRow.TooDeep;
                return [];
            }
        }

        if (given is not null && given is not JObject and not JValue { Value: null })
        {
            reason = $"its properties are not an object (field {mapping.Properties})";
            return [];
        }

        var properties = new JObject();
        reason = given is JObject own ? AddMembers(properties, own) : null;
        reason ??= AddOthers(properties, fields, given is JObject);
        if (!isCsv && given is JObject)
        {
            reason ??= AddPersonFields(properties, fields);
        }

        return properties;
    }

    // What is kept back or renamed is so wherever it is.
    private string? AddMembers(JObject properties, JObject given)
    {
        if (mapping.Ignored.Contains(mapping.Properties))
        {
            return null;
        }

        foreach (var member in given.Properties().Where(one => !mapping.Ignored.Contains(one.Name)))
        {
            if (!TryAdd(properties, TargetOf(member.Name), member.Value))
            {
                return SaidTwice(TargetOf(member.Name));
            }
        }

        return null;
    }

    // Beside an object of properties in JSON, they are only those that the mapping names.
    private string? AddOthers(JObject properties, JObject fields, bool isBesideObject)
    {
        foreach (var field in fields.Properties().Where(one => IsProperty(one.Name)))
        {
            if (isBesideObject && !isCsv && !mapping.Renamed.ContainsKey(field.Name))
            {
                continue;
            }

            var target = TargetOf(field.Name);
            if (ValueOf(field.Name, field.Value) is not { } value)
            {
                return JsonRow.TooDeep;
            }

            if (!TryAdd(properties, target, value))
            {
                return isCsv
                    ? $"the column {field.Name} and a member of {mapping.Properties} are both the property {target}, with different values"
                    : SaidTwice(target);
            }
        }

        return null;
    }

    // As the server does, which takes them from both places.
    private string? AddPersonFields(JObject properties, JObject fields)
    {
        foreach (var name in PersonFields.Where(one => !IsTreated(one)))
        {
            if (fields[name] is not JObject values)
            {
                continue;
            }

            var merged = properties[name] as JObject ?? [];
            foreach (var property in values.Properties())
            {
                if (!TryAdd(merged, property.Name, property.Value))
                {
                    return $"it has {name} twice, with different values of {property.Name}";
                }
            }

            properties[name] = merged;
        }

        return null;
    }

    // Neither of two values may be lost.
    private static bool TryAdd(JObject properties, string target, JToken value)
    {
        if (properties.TryGetValue(target, StringComparison.Ordinal, out var other))
        {
            return JToken.DeepEquals(other, value);
        }

        properties[target] = value;
        return true;
    }

    // No two fields are renamed to one name.
    private string SaidTwice(string target)
    {
        var renamed = mapping
            .Renamed.First(pair => string.Equals(pair.Value, target, StringComparison.Ordinal))
            .Key;
        return $"{renamed} and {target} are both the property {target}, with different values";
    }

    private string TargetOf(string field) =>
        mapping.Renamed.TryGetValue(field, out var other) ? other : field;

    private JToken? ValueOf(string column, JToken value) =>
        isCsv && value is JValue { Value: string text } && !mapping.TextColumns.Contains(column)
            ? CellReader.Read(text)
            : value;

    private bool IsTreated(string field) =>
        mapping.Ignored.Contains(field) || mapping.Renamed.ContainsKey(field);

    private bool IsProperty(string field) =>
        !mapping.Ignored.Contains(field)
        && (!_mapped.Contains(field) || mapping.Renamed.ContainsKey(field));
}
