namespace PostHog.Flags.Inputs;

/// <summary>
/// Properties that were set for all evaluations to come: they stand where a call is silent. Immutable; a change makes
/// another one.
/// </summary>
internal sealed class FlagOverrides
{
    /// <summary>Nothing is set.</summary>
    public static readonly FlagOverrides None = new();

    private static readonly Dictionary<string, object?> NoProperties = [];

    /// <summary>Properties of every person.</summary>
    public IReadOnlyDictionary<string, object?> PersonProperties => Persons ?? NoProperties;

    /// <summary>The same for an evaluation; null when there are none. The dictionaries are never changed.</summary>
    public Dictionary<string, object?>? Persons { get; private init; }

    /// <summary>Group type to properties; null when there are none.</summary>
    public Dictionary<string, IDictionary<string, object?>>? GroupProperties { get; private init; }

    /// <summary>Group type to group key, where one was named; null when none was.</summary>
    public Dictionary<string, string>? Groups { get; private init; }

    /// <summary>Returns these with all that others say; the others win.</summary>
    public FlagOverrides With(FlagOverrides above)
    {
        var merged = above.Persons is null ? this : WithPerson(above.Persons);
        if (above.GroupProperties is { } byType)
        {
            foreach (var type in byType)
            {
                string? key = null;
                above.Groups?.TryGetValue(type.Key, out key);
                merged = merged.WithGroup(type.Key, key, type.Value);
            }
        }

        return merged;
    }

    /// <summary>Returns these with further properties of persons; the new ones win.</summary>
    public FlagOverrides WithPerson(IEnumerable<KeyValuePair<string, object?>> properties) =>
        new()
        {
            Persons = Merge(Persons, properties),
            GroupProperties = GroupProperties,
            Groups = Groups,
        };

    /// <summary>Returns these without properties of persons.</summary>
    public FlagOverrides WithoutPerson() =>
        new() { GroupProperties = GroupProperties, Groups = Groups };

    /// <summary>Returns these with further properties of one group type; the new ones win. Another group's give way.</summary>
    public FlagOverrides WithGroup(
        string groupType,
        string? groupKey,
        IEnumerable<KeyValuePair<string, object?>> properties
    )
    {
        var groups = Copy(Groups);
        var byType = Copy(GroupProperties);
        byType.TryGetValue(groupType, out var old);
        if (groupKey is not null)
        {
            var isOther = groups.TryGetValue(groupType, out var oldKey) && oldKey != groupKey;
            old = isOther ? null : old;
            groups[groupType] = groupKey;
        }

        byType[groupType] = Merge(old, properties);
        return new()
        {
            Persons = Persons,
            GroupProperties = byType,
            Groups = groups.Count > 0 ? groups : null,
        };
    }

    /// <summary>Returns these without one group type, or without any.</summary>
    public FlagOverrides WithoutGroup(string? groupType)
    {
        if (groupType is null)
        {
            return new() { Persons = Persons };
        }

        var groups = Copy(Groups);
        var byType = Copy(GroupProperties);
        groups.Remove(groupType);
        byType.Remove(groupType);
        return new()
        {
            Persons = Persons,
            GroupProperties = byType.Count > 0 ? byType : null,
            Groups = groups.Count > 0 ? groups : null,
        };
    }

    private static Dictionary<string, object?> Merge(
        IEnumerable<KeyValuePair<string, object?>>? below,
        IEnumerable<KeyValuePair<string, object?>> above
    )
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in (below ?? []).Concat(above))
        {
            merged[property.Key] = property.Value;
        }

        return merged;
    }

    private static Dictionary<string, T> Copy<T>(Dictionary<string, T>? original) =>
        original is null
            ? new(StringComparer.Ordinal)
            : new Dictionary<string, T>(original, StringComparer.Ordinal);
}
