using System.Text.Json;
using PostHog.Development.Ingestion;
using PostHog.Development.Viewer;

namespace PostHog.Development.Flags;

/// <summary>Who asks for flags, and what the server knows about the person.</summary>
/// <param name="Json">The question, as it came.</param>
/// <param name="Known">
/// The properties that earlier events gave the person; those of the question win. Null for none.
/// </param>
/// <param name="KnownGroups">The same of its groups, by group type.</param>
internal readonly record struct FlagQuestion(
    JsonElement Json,
    IDictionary<string, object?>? Known = null,
    IDictionary<string, IDictionary<string, object?>>? KnownGroups = null
)
{
    // Fact: a device id comes with the request, never from the stored person (PostHog/posthog,
    // rust/feature-flags/src/flags/flag_matching.rs at a0da1fd93d30ef3790f0be277904dcfde42209ae).
    private const string DeviceId = "$device_id";

    private static readonly string[] Objects = ["person_properties", "groups", "group_properties"];

    /// <summary>The distinct id; null for nobody.</summary>
    public string? DistinctId => JsonValues.TextOf(Json, "distinct_id");

    /// <summary>What has another form than it should have, so that it would count for nothing; null when nothing has.</summary>
    public static string? FindProblem(JsonElement json) =>
        json.TryFind("distinct_id", out var id) && id.ValueKind is not JsonValueKind.String
            ? "\"distinct_id\" must be a text"
        : Objects.FirstOrDefault(name => IsNoObject(json, name)) is { } wrong
            ? $"\"{wrong}\" must be a JSON object"
        : json.TryFind("group_properties", out var groups)
        && groups.ValueKind is JsonValueKind.Object
        && groups.EnumerateObject().Any(one => one.Value.ValueKind is not JsonValueKind.Object)
            ? "each group type in \"group_properties\" must have a JSON object"
        : null;

    private static bool IsNoObject(JsonElement json, string name) =>
        json.TryFind(name, out var found) && found.ValueKind is not JsonValueKind.Object;

    /// <summary>Adds what the server knows.</summary>
    public static FlagQuestion Read(JsonElement json, ViewerState known)
    {
        var person = JsonValues.TextOf(json, "distinct_id") is { } id
            ? ReadPerson(id, known.Persons, isUse: true)
            : null;
        return new FlagQuestion(json, person, ReadGroups(json, known.Groups));
    }

    /// <summary>Returns the properties that earlier events gave a person; null for an id that nobody has.</summary>
    public static Dictionary<string, object?>? ReadPerson(
        string id,
        PersonStore persons,
        bool isUse
    ) => persons.PropertiesOf(id, isUse) is { } properties ? ValuesOf(properties) : null;

    /// <summary>Returns the properties of the groups of a question, as far as earlier events gave them any.</summary>
    public static Dictionary<string, IDictionary<string, object?>> ReadGroups(
        JsonElement json,
        GroupStore groups
    )
    {
        var found = new Dictionary<string, IDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var (type, key) in JsonValues.TextsOf(json, "groups"))
        {
            if (groups.PropertiesOf(type, key) is { } properties)
            {
                found[type] = ValuesOf(properties);
            }
        }

        return found;
    }

    private static Dictionary<string, object?> ValuesOf(Dictionary<string, string> properties) =>
        properties
            .Where(one => one.Key is not DeviceId)
            .ToDictionary(
                one => one.Key,
                one => JsonValues.Read(one.Value),
                StringComparer.Ordinal
            );
}
