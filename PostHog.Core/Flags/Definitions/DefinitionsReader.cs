using System.Globalization;
using System.Text;
using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: property-matching-version, cohort-feed-contents, definitions-top-level.
/// <summary>Reads the body of <c>/flags/definitions</c>, flag by flag.</summary>
internal static class DefinitionsReader
{
    // Two levels for each of the 64 levels that the server follows cohorts, and some for the surrounding JSON. Deeper
    // nesting makes only that flag or cohort unusable, not the whole document.
    private const int MaxDepth = 160;

    private const string GroupTypeMapping = "group_type_mapping";
    private const string MinimalEvents = "minimal_flag_called_events";
    private const string MatchingVersion = "property_matching_version";

    /// <summary>
    /// Returns the document; null if the text is not JSON, or is not an object with an array of flags.
    /// </summary>
    public static FlagDocument? Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>
    /// Returns the document; null if the bytes are not JSON in UTF-8, or are not an object with an array of flags.
    /// </summary>
    public static FlagDocument? Read(byte[] utf8)
    {
        try
        {
            if (!Utf8Text.IsText(utf8))
            {
                return null;
            }

            var tokens = JsonTokens.OfDocument(utf8, int.MaxValue);
            return tokens.Read() && tokens.Kind == JsonTokenKind.StartObject
                ? Document(tokens.NewRows(), ref tokens)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Only one flag at a time is in memory in a form that shows all of its members.
    private static FlagDocument? Document(TokenRows rows, ref JsonTokens tokens)
    {
        List<FlagDefinition>? flags = null;
        var cohorts = new Dictionary<string, CohortNode>(StringComparer.Ordinal);
        var rest = new JsonObject();
        while (TryReadName(ref tokens, out var name))
        {
            if (name == "flags" && tokens.Kind == JsonTokenKind.StartArray)
            {
                flags = Flags(rows, ref tokens);
            }
            else if (name == "cohorts" && tokens.Kind == JsonTokenKind.StartObject)
            {
                cohorts = Cohorts(rows, ref tokens);
            }
            else
            {
                var value = rows.Read(ref tokens, MaxDepth);
                rest[name] = IsKnown(name) ? value.ToObject() : null;
            }
        }

        // Truncated text leaves the reader inside the object.
        var isWhole = tokens.Kind == JsonTokenKind.EndObject && !tokens.Read();
        return isWhole && flags is not null ? Document(flags, cohorts, rest) : null;
    }

    private static bool IsKnown(string name) =>
        name is GroupTypeMapping or MinimalEvents or MatchingVersion;

    private static FlagDocument Document(
        List<FlagDefinition> flags,
        Dictionary<string, CohortNode> cohorts,
        JsonObject rest
    ) =>
        new(flags, cohorts, GroupTypes(rest.ValueOf(GroupTypeMapping)))
        {
            HasMinimalEvents = rest.ValueOf(MinimalEvents) is true,
            MatchesExplicitly = JsonNumber.ToInt64(rest.ValueOf(MatchingVersion)) is 2,
        };

    // Moves to the value of the next member; false at the end of the object or of the text.
    private static bool TryReadName(ref JsonTokens tokens, out string name)
    {
        var isMember = tokens.Read() && tokens.Kind == JsonTokenKind.Name;
        name = isMember ? (string)tokens.Value()! : "";
        return isMember && tokens.Read();
    }

    private static List<FlagDefinition> Flags(TokenRows rows, ref JsonTokens tokens)
    {
        var flags = new List<FlagDefinition>();
        while (tokens.Read() && tokens.Kind != JsonTokenKind.EndArray)
        {
            if (FlagDefinitionReader.Read(rows.Read(ref tokens, MaxDepth)) is { } flag)
            {
                flags.Add(flag);
            }
        }

        return flags;
    }

    private static Dictionary<string, CohortNode> Cohorts(TokenRows rows, ref JsonTokens tokens)
    {
        var cohorts = new Dictionary<string, CohortNode>(StringComparer.Ordinal);
        while (TryReadName(ref tokens, out var id))
        {
            cohorts[id] = CohortReader.Read(rows.Read(ref tokens, MaxDepth));
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
