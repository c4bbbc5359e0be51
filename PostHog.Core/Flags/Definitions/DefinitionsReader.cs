using System.Globalization;
using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: property-matching-version, cohort-feed-contents, definitions-top-level.
/// <summary>Reads the body of <c>/flags/definitions</c>, flag by flag.</summary>
internal static class DefinitionsReader
{
    // Two levels for each of the 64 levels that the server follows cohorts, and some for the surrounding JSON. Deeper
    // nesting makes only that flag or cohort unusable, not the whole document.
    private const int MaxDepth = 160;

    /// <summary>
    /// Returns the document; null if the text is not JSON, or is not an object with an array of flags.
    /// </summary>
    public static FlagDocument? Read(string json)
    {
        try
        {
            var tokens = JsonTokens.OfDocument(json);
            return tokens.Read() && tokens.Kind == JsonTokenKind.StartObject
                ? Document(json, ref tokens)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Only one flag at a time becomes a tree, so that a large document is never in memory twice.
    private static FlagDocument? Document(string json, ref JsonTokens tokens)
    {
        List<FlagDefinition>? flags = null;
        var cohorts = new Dictionary<string, CohortNode>(StringComparer.Ordinal);
        var rest = new JsonObject();
        while (TryReadName(ref tokens, out var name))
        {
            if (name == "flags" && tokens.Kind == JsonTokenKind.StartArray)
            {
                flags = Flags(ref tokens);
            }
            else if (name == "cohorts" && tokens.Kind == JsonTokenKind.StartObject)
            {
                cohorts = Cohorts(ref tokens);
            }
            else
            {
                JsonTree.TryRead(ref tokens, MaxDepth, out var value);
                rest[name] = value;
            }
        }

        // Truncated text leaves the reader inside the object.
        var isWhole = tokens.Kind == JsonTokenKind.EndObject && !tokens.Read();
        return isWhole && flags is not null ? Document(json, flags, cohorts, rest) : null;
    }

    private static FlagDocument Document(
        string json,
        List<FlagDefinition> flags,
        Dictionary<string, CohortNode> cohorts,
        JsonObject rest
    ) =>
        new(json, flags, cohorts, GroupTypes(rest.ValueOf("group_type_mapping")))
        {
            HasMinimalEvents = rest.ValueOf("minimal_flag_called_events") is true,
            MatchesExplicitly = JsonNumber.ToInt64(rest.ValueOf("property_matching_version")) is 2,
        };

    // Moves to the value of the next member; false at the end of the object or of the text.
    private static bool TryReadName(ref JsonTokens tokens, out string name)
    {
        var isMember = tokens.Read() && tokens.Kind == JsonTokenKind.Name;
        name = isMember ? (string)tokens.Value()! : "";
        return isMember && tokens.Read();
    }

    private static List<FlagDefinition> Flags(ref JsonTokens tokens)
    {
        var flags = new List<FlagDefinition>();
        while (tokens.Read() && tokens.Kind != JsonTokenKind.EndArray)
        {
            JsonTree.TryRead(ref tokens, MaxDepth, out var row);
            if (FlagDefinitionReader.Read(row) is { } flag)
            {
                flags.Add(flag);
            }
        }

        return flags;
    }

    private static Dictionary<string, CohortNode> Cohorts(ref JsonTokens tokens)
    {
        var cohorts = new Dictionary<string, CohortNode>(StringComparer.Ordinal);
        while (TryReadName(ref tokens, out var id))
        {
            JsonTree.TryRead(ref tokens, MaxDepth, out var cohort);
            cohorts[id] = CohortReader.Read(cohort);
        }

        return cohorts;
    }

    private static Dictionary<int, string> GroupTypes(object? value)
    {
        var types = new Dictionary<int, string>();
        foreach (var type in value as JsonObject ?? [])
        {
            if (
                int.TryParse(
                    type.Key,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var index
                ) && type.Value is string { Length: > 0 } name
            )
            {
                types[index] = name;
            }
        }

        return types;
    }
}
