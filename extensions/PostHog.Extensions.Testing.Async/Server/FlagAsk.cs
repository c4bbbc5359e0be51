using PostHog.Flags.Inputs;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing.Server;

/// <summary>The body of a request for flags.</summary>
internal sealed class FlagAsk
{
    private readonly JsonObject _body;
    private readonly Dictionary<string, object?> _person;
    private readonly Dictionary<string, string> _groups;
    private readonly Dictionary<string, object?>? _known;
    private readonly Dictionary<string, IDictionary<string, object?>> _knownGroups;

    public FlagAsk(JsonObject body, FakePersons persons, FakeGroups groups)
    {
        _body = body;
        DistinctId = body.ValueOf(WireNames.DistinctId) as string ?? "";
        _person = MapOf(body.ValueOf(WireNames.PersonProperties));
        _groups = MapOf(body.ValueOf(WireNames.FlagGroups))
            .ToDictionary(
                group => group.Key,
                group => group.Value as string ?? "",
                StringComparer.Ordinal
            );
        _known = persons.Find(DistinctId);
        _knownGroups = new(StringComparer.Ordinal);
        foreach (var group in _groups)
        {
            if (groups.Find(group.Key, group.Value) is { } properties)
            {
                _knownGroups[group.Key] = properties;
            }
        }

        Keys = body.ValueOf(WireNames.FlagKeys) is object?[] keys
            ? [.. keys.OfType<string>()]
            : null;
    }

    /// <summary>The person.</summary>
    public string DistinctId { get; }

    /// <summary>The flags asked for; null for all.</summary>
    public IReadOnlyList<string>? Keys { get; }

    /// <summary>Whether a flag is asked for.</summary>
    public bool IsFor(string key) => Keys?.Contains(key, StringComparer.Ordinal) != false;

    /// <summary>The same for rules of a test.</summary>
    public FakeFlagRequest Request => new(DistinctId, _person, _groups);

    /// <summary>The same for the engine.</summary>
    public FlagSubject Subject =>
        new(DistinctId)
        {
            DeviceId = _body.ValueOf(WireNames.DeviceId) as string,
            Groups = _groups,
            PersonProperties = _person,
            PersonDefaults = _known,
            IsComplete = true,
            GroupDefaults = _knownGroups,
            GroupProperties = MapOf(_body.ValueOf(WireNames.GroupProperties))
                .ToDictionary(
                    group => group.Key,
                    IDictionary<string, object?> (group) => MapOf(group.Value),
                    StringComparer.Ordinal
                ),
        };

    private static Dictionary<string, object?> MapOf(object? value) =>
        new(value as JsonObject ?? [], StringComparer.Ordinal);
}
