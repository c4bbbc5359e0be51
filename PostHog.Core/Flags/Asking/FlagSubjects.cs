using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Asking;

/// <summary>Puts together for whom flags are evaluated: what the call says over what was set before it. Makes no copies.</summary>
internal static class FlagSubjects
{
    /// <summary>Returns the subject of one evaluation.</summary>
    public static FlagSubject Of(
        string distinctId,
        EvaluateFlagsOptions? options,
        FlagOverrides overrides
    ) =>
        new(distinctId)
        {
            DeviceId = options?.DeviceId,
            Groups = Groups(options?.OwnGroups, overrides.Groups),
            PersonProperties = options?.OwnPersonProperties,
            PersonDefaults = overrides.Persons,
            GroupProperties = options?.OwnGroupProperties,
            GroupDefaults = GroupDefaults(options?.OwnGroups, overrides),
        };

    private static IDictionary<string, string>? Groups(
        IDictionary<string, string>? own,
        Dictionary<string, string>? below
    )
    {
        if (own is null || below is null)
        {
            return own ?? below;
        }

        var merged = new Dictionary<string, string>(below, StringComparer.Ordinal);
        foreach (var group in own)
        {
            merged[group.Key] = group.Value;
        }

        return merged;
    }

    // What was set for one group says nothing about another of its type.
    private static Dictionary<string, IDictionary<string, object?>>? GroupDefaults(
        IDictionary<string, string>? own,
        FlagOverrides overrides
    )
    {
        if (own is null || overrides is not { Groups: { } keys, GroupProperties: { } all })
        {
            return overrides.GroupProperties;
        }

        foreach (var group in own)
        {
            if (IsOther(keys, group))
            {
                return WithoutOthers(own, keys, all);
            }
        }

        return all;
    }

    // By itself, so that the usual way makes no closure.
    private static Dictionary<string, IDictionary<string, object?>> WithoutOthers(
        IDictionary<string, string> own,
        Dictionary<string, string> keys,
        Dictionary<string, IDictionary<string, object?>> all
    ) =>
        all.Where(one => !own.Any(group => group.Key == one.Key && IsOther(keys, group)))
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

    private static bool IsOther(
        Dictionary<string, string> keys,
        KeyValuePair<string, string> group
    ) => keys.TryGetValue(group.Key, out var key) && key != group.Value;
}
