using System.Text.Json;
using System.Text.Json.Nodes;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>
/// The properties of a person or a group, each as JSON text: 500 at most, of 4 KiB each. Guarded by its owner.
/// </summary>
internal sealed class KeptProperties : IMeasured
{
    public const int Most = 500;
    public const int MostLength = 4 * 1024;

    private const int Overhead = 64;
    private const string Note = "\"(larger than 4 KiB)\"";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _values;

    /// <inheritdoc/>
    public long Bytes { get; private set; }

    /// <summary>Sets a property, where there is room.</summary>
    public SetOutcome Set(JsonProperty member, bool onlyOnce)
    {
        if (JsonText.NameOf(member) is not { } name)
        {
            return SetOutcome.Unchanged;
        }

        var json = member.Value.GetRawText();
        var isTooLarge = json.Length > MostLength;
        var outcome = Set(name, isTooLarge ? Note : json, onlyOnce);
        return isTooLarge && outcome is SetOutcome.Changed ? SetOutcome.TooLarge : outcome;
    }

    /// <summary>Sets a property, where there is room.</summary>
    public SetOutcome Set(string name, string json, bool onlyOnce)
    {
        var isThere = _values.TryGetValue(name, out var old);
        if (isThere && (onlyOnce || string.Equals(old, json, StringComparison.Ordinal)))
        {
            return SetOutcome.Unchanged;
        }

        if (name.Length > MostLength || (!isThere && _values.Count >= Most))
        {
            return SetOutcome.NoRoom;
        }

        Remove(name);
        Bytes += SizeOf(name, json);
        _values[name] = json;
        return SetOutcome.Changed;
    }

    /// <summary>Removes a property; false where there was none.</summary>
    public bool Remove(string name)
    {
        if (!_values.Remove(name, out var json))
        {
            return false;
        }

        Bytes -= SizeOf(name, json);
        return true;
    }

    /// <summary>The properties for the page, each as JSON text.</summary>
    public JsonObject ToJson() =>
        new(_values.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));

    private static long SizeOf(string name, string json) =>
        Overhead + 2L * (name.Length + json.Length);
}
