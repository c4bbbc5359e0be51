namespace PostHog.Flags.Inputs;

/// <summary>
/// Properties set for all later evaluations, used if a call does not set them. Immutable; a change creates a new
/// instance.
/// </summary>
internal sealed class FlagOverrides
{
    /// <summary>No overrides.</summary>
    public static readonly FlagOverrides None = new();

    private static readonly Dictionary<string, object?> NoProperties = [];

    /// <summary>The properties of every person.</summary>
    public IReadOnlyDictionary<string, object?> PersonProperties => Persons ?? NoProperties;

    /// <summary>The same for an evaluation; null if there are none. The dictionaries never change.</summary>
    public Dictionary<string, object?>? Persons { get; private init; }

    /// <summary>The properties of each group type; null if there are none.</summary>
    public Dictionary<string, IDictionary<string, object?>>? GroupProperties { get; private init; }

    /// <summary>The group key of each group type that has one; null if none has.</summary>
    public Dictionary<string, string>? Groups { get; private init; }

    /// <summary>Returns these overrides merged with others, which take precedence.</summary>
    public FlagOverrides With(FlagOverrides overrides)
    {
        var merged = overrides.Persons is null ? this : WithPerson(overrides.Persons);
        if (overrides.GroupProperties is { } byType)
        {
            foreach (var type in byType)
            {
                string? key = null;
                overrides.Groups?.TryGetValue(type.Key, out key);
                merged = merged.WithGroup(type.Key, key, type.Value);
            }
        }

        return merged;
    }

    /// <summary>Returns these overrides with further properties of persons, which take precedence.</summary>
    public FlagOverrides WithPerson(IEnumerable<KeyValuePair<string, object?>> properties) =>
        new()
        {
            Persons = Merge(Persons, properties),
            GroupProperties = GroupProperties,
            Groups = Groups,
        };

    /// <summary>Returns these overrides without properties of persons.</summary>
    public FlagOverrides WithoutPerson() =>
        new() { GroupProperties = GroupProperties, Groups = Groups };

    /// <summary>
    /// Returns these overrides with further properties of one group type, which take precedence. Properties of another
    /// group are removed.
    /// </summary>
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

    /// <summary>Returns these overrides without one group type, or without any if null.</summary>
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
        IEnumerable<KeyValuePair<string, object?>>? defaults,
        IEnumerable<KeyValuePair<string, object?>> overrides
    )
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in (defaults ?? []).Concat(overrides))
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
