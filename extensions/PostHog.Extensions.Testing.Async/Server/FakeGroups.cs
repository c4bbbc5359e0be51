using System.Globalization;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing.Server;

/// <summary>What the events that arrived made of groups. Guarded by the server.</summary>
internal sealed class FakeGroups
{
    private readonly Dictionary<
        (string Type, string Key),
        Dictionary<string, object?>
    > _properties = [];

    /// <summary>The properties of a group; null for one that no event described.</summary>
    public Dictionary<string, object?>? Find(string type, string key) =>
        _properties.TryGetValue((type, key), out var known)
            ? new Dictionary<string, object?>(known, StringComparer.Ordinal)
            : null;

    /// <summary>Takes in an event.</summary>
    public void Observe(FakeEvent one)
    {
        if (
            !string.Equals(one.Name, IdentityNames.GroupIdentify, StringComparison.Ordinal)
            || TextOf(one, IdentityNames.GroupType) is not { Length: > 0 } type
            || TextOf(one, WireNames.GroupKey) is not { Length: > 0 } key
        )
        {
            return;
        }

        if (!_properties.TryGetValue((type, key), out var group))
        {
            group = new Dictionary<string, object?>(StringComparer.Ordinal);
            _properties[(type, key)] = group;
        }

        foreach (var member in ValueOf(one, WireNames.GroupSet) as JsonObject ?? [])
        {
            group[member.Key] = member.Value;
        }
    }

    private static string? TextOf(FakeEvent one, string name) =>
        Convert.ToString(ValueOf(one, name), CultureInfo.InvariantCulture);

    private static object? ValueOf(FakeEvent one, string name) =>
        one.Properties.TryGetValue(name, out var value) ? value : null;
}
