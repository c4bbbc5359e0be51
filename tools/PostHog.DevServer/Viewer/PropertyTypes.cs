using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>The type that each property of each event first had. Up to 20 000 properties.</summary>
internal sealed class PropertyTypes
{
    private const int MostProperties = 20_000;
    private const int MostOfEvent = 200;
    private const int LongestName = 200;

    private readonly Dictionary<(string Event, string Property), string> _types = [];

    /// <summary>Takes in the properties of an event; returns those whose type is another than before.</summary>
    public IReadOnlyList<(string Property, string Before, string Now)> Observe(
        string name,
        JsonElement properties
    )
    {
        List<(string, string, string)>? changed = null;
        foreach (var member in properties.EnumerateObject().Take(MostOfEvent))
        {
            if (
                TypeOf(member.Value) is not { } type
                || JsonText.NameOf(member) is not { Length: <= LongestName } property
            )
            {
                continue;
            }

            if (!_types.TryGetValue((name, property), out var before))
            {
                if (_types.Count < MostProperties)
                {
                    _types[(name, property)] = type;
                }
            }
            else if (!string.Equals(before, type, StringComparison.Ordinal))
            {
                (changed ??= []).Add((property, before, type));
            }
        }

        return changed ?? [];
    }

    public void Clear() => _types.Clear();

    // No value is of every type.
    private static string? TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            JsonValueKind.Number => "a number",
            JsonValueKind.String => "a text",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            _ => null,
        };
}
