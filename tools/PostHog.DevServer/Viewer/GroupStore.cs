using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Viewer;

/// <summary>
/// The groups that <c>$groupidentify</c> events describe. 1 000 at most, in 16 MiB; those used least recently are forgotten first.
/// Thread-safe.
/// </summary>
internal sealed class GroupStore(LimitWarnings limits)
{
    private const string Describing = "$groupidentify";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Type, string Key), Group> _groups = [];
    private readonly UsageOrder<Group> _order = new(PersonStore.Most, PersonStore.MostBytes);
    private long _version;

    /// <summary>Grows with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Takes in an event that was stored.</summary>
    public void Observe(HistoryEvent one, JsonElement json)
    {
        if (
            one.IsPersonless
            || one.Received.Name is not Describing
            || JsonText.ObjectOf(json, "properties") is not { } properties
            || JsonText.Read(properties, "$group_type")
                is not { Length: > 0 and <= KeptProperties.MostLength } type
            || TextOf(properties, "$group_key")
                is not { Length: > 0 and <= KeptProperties.MostLength } key
        )
        {
            return;
        }

        lock (_lock)
        {
            var group = FindOrAdd(type, key, one);
            group.EventCount++;
            group.LastAt = one.Received.ReceivedAt.ToUnixTimeMilliseconds();
            group.LastEvent = one.Number;
            if (JsonText.ObjectOf(properties, "$group_set") is { } values)
            {
                limits.Apply(group.Properties, values, onlyOnce: false, one);
            }

            _order.Touch(group);
            while (_order.FindSurplus() is { } oldest)
            {
                _order.Remove(oldest);
                _groups.Remove((oldest.Type, oldest.Key));
                limits.TooManyGroups(one);
            }

            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>The groups, those with the newest events first.</summary>
    public IReadOnlyList<GroupRow> Snapshot()
    {
        lock (_lock)
        {
            return [.. _order.Items.OrderByDescending(group => group.LastEvent).Select(Describe)];
        }
    }

    /// <summary>Returns the properties of a group, each as JSON text; null for one that no event described. This is a use.</summary>
    public Dictionary<string, string>? PropertiesOf(string type, string key)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue((type, key), out var group))
            {
                return null;
            }

            _order.Touch(group);
            return new Dictionary<string, string>(group.Properties.All, StringComparer.Ordinal);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _groups.Clear();
            _order.Clear();
            Interlocked.Increment(ref _version);
        }
    }

    private Group FindOrAdd(string type, string key, HistoryEvent one)
    {
        if (!_groups.TryGetValue((type, key), out var group))
        {
            group = new Group(type, key)
            {
                FirstAt = one.Received.ReceivedAt.ToUnixTimeMilliseconds(),
            };
            _groups[(type, key)] = group;
        }

        return group;
    }

    // Some libraries send a number.
    private static string? TextOf(JsonElement properties, string member) =>
        properties.TryFind(member, out var value) && value.ValueKind is JsonValueKind.Number
            ? value.GetRawText()
            : JsonText.Read(properties, member);

    private static GroupRow Describe(Group group) =>
        new(
            group.Type,
            group.Key,
            group.Properties.ToJson(),
            group.EventCount,
            group.FirstAt,
            group.LastAt
        );
}
