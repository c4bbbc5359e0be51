using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: property-matching-version, cohort-feed-contents, definitions-top-level.
/// <summary>Reads the body of <c>/flags/definitions</c>, flag by flag.</summary>
internal static class DefinitionsReader
{
    // Two levels for each of the 64 levels that the server follows cohorts, and some for the surrounding JSON.
    private const int MaxDepth = 160;

    /// <summary>
    /// Returns the document; null if the text is not JSON, or is not an object with an array of flags.
    /// </summary>
    public static FlagDocument? Read(string json)
    {
        try
        {
            using var reader = Open(json);
            return reader.Read() && reader.TokenType == JsonToken.StartObject
                ? Document(json, reader)
                : null;
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Opens a reader that never reads strings as dates.</summary>
    public static JsonTextReader Open(string json) =>
        new(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            Culture = CultureInfo.InvariantCulture,
            // Deep nesting makes only that flag or cohort unusable, not the whole document.
            MaxDepth = null,
        };

    // Only one flag at a time becomes tokens, so that a large document is never in memory twice.
    private static FlagDocument? Document(string json, JsonTextReader reader)
    {
        List<FlagDefinition>? flags = null;
        var cohorts = new Dictionary<string, CohortNode>(StringComparer.Ordinal);
        var rest = new JObject();
        var source = new JsonSource(() => json);
        while (TryReadName(reader, out var name))
        {
            if (name == "flags" && reader.TokenType == JsonToken.StartArray)
            {
                flags = Flags(reader, source);
            }
            else if (name == "cohorts" && reader.TokenType == JsonToken.StartObject)
            {
                cohorts = Cohorts(reader);
            }
            else if (TryReadValue(reader, out var value))
            {
                rest[name] = value;
            }
        }

        // Truncated text leaves the reader inside the object.
        var isWhole = reader is { TokenType: JsonToken.EndObject, Depth: 0 } && !reader.Read();
        return isWhole && flags is not null ? Document(json, flags, cohorts, rest) : null;
    }

    private static FlagDocument Document(
        string json,
        List<FlagDefinition> flags,
        Dictionary<string, CohortNode> cohorts,
        JObject rest
    ) =>
        new(json, flags, cohorts, GroupTypes(rest["group_type_mapping"]))
        {
            HasMinimalEvents = rest["minimal_flag_called_events"] is JValue { Value: true },
            MatchesExplicitly = JsonNumber.ToInt64(rest["property_matching_version"]) is 2,
        };

    // Moves to the value of the next member; false at the end of the object or of the text.
    private static bool TryReadName(JsonTextReader reader, out string name)
    {
        var isMember = reader.Read() && reader.TokenType == JsonToken.PropertyName;
        name = isMember ? (string)reader.Value! : "";
        return isMember && reader.Read();
    }

    private static List<FlagDefinition> Flags(JsonTextReader reader, JsonSource source)
    {
        var flags = new List<FlagDefinition>();
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (!TryReadValue(reader, out var row) || row is null)
            {
                continue;
            }

            source.Mark(row);
            if (FlagDefinitionReader.Read(row) is { } flag)
            {
                flags.Add(flag);
            }
        }

        return flags;
    }

    private static Dictionary<string, CohortNode> Cohorts(JsonTextReader reader)
    {
        var cohorts = new Dictionary<string, CohortNode>(StringComparer.Ordinal);
        while (TryReadName(reader, out var id) && TryReadValue(reader, out var cohort))
        {
            cohorts[id] = CohortReader.Read(cohort);
        }

        return cohorts;
    }

    // Reads the current value: null if it nests too deeply; false if the text ends within it.
    private static bool TryReadValue(JsonTextReader reader, out JToken? value)
    {
        value = null;
        using var writer = new JTokenWriter();
        var outside = reader.Depth;
        var isTooDeep = false;
        while (true)
        {
            isTooDeep |= reader.Depth > outside + MaxDepth;
            if (!isTooDeep)
            {
                writer.WriteToken(reader, writeChildren: false);
            }

            var isStart =
                reader.TokenType
                is JsonToken.StartObject
                    or JsonToken.StartArray
                    or JsonToken.StartConstructor;
            if (reader.Depth <= outside && !isStart)
            {
                value = isTooDeep ? null : writer.Token;
                return true;
            }

            if (!reader.Read())
            {
                return false;
            }
        }
    }

    private static Dictionary<int, string> GroupTypes(JToken? token)
    {
        var types = new Dictionary<int, string>();
        foreach (var type in token as JObject ?? [])
        {
            if (
                int.TryParse(
                    type.Key,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var index
                ) && type.Value is JValue { Value: string { Length: > 0 } name }
            )
            {
                types[index] = name;
            }
        }

        return types;
    }
}
