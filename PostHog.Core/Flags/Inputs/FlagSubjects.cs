using PostHog.Context;

namespace PostHog.Flags.Inputs;

// Facts: group-key-usable.
/// <summary>
/// Puts together for whom flags are evaluated: what the call says, over what the context says, over what was set before. Copies
/// nothing that only one of them says.
/// </summary>
internal static class FlagSubjects
{
    /// <summary>Returns the subject of one evaluation in the context there is.</summary>
    /// <param name="distinctId">For whom; null or blank for whom the context names.</param>
    /// <param name="options">What the call says.</param>
    /// <param name="overrides">What was set before.</param>
    public static FlagSubject Of(
        string? distinctId,
        EvaluateFlagsOptions? options,
        FlagOverrideStore overrides
    )
    {
        var scope = ContextScope.Current;
        return Of(distinctId, options, scope?.Values ?? ContextValues.None, overrides.In(scope));
    }

    /// <summary>Returns the subject of one evaluation.</summary>
    public static FlagSubject Of(
        string? distinctId,
        EvaluateFlagsOptions? options,
        ContextValues context,
        FlagOverrides overrides
    )
    {
        var own = Groups(options?.OwnGroups, context.Groups);
        var groups = Groups(own, overrides.Groups);
        return new(Said(distinctId) ?? context.DistinctId ?? "")
        {
            DeviceId = Said(options?.DeviceId) ?? context.DeviceId,
            Groups = groups,
            // Such an object is never changed, and comes again.
            HasFixedGroups = groups == context.Groups || groups == overrides.Groups,
            PersonProperties = options?.OwnPersonProperties,
            PersonDefaults = overrides.Persons,
            GroupProperties = options?.OwnGroupProperties,
            GroupDefaults = GroupDefaults(own, overrides),
        };
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IDictionary<string, string>? Groups(
        IDictionary<string, string>? own,
        Dictionary<string, string>? below
    )
    {
        if (below is not { Count: > 0 })
        {
            return own;
        }

        if (own is null || Covers(own, below))
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

    private static bool Covers(IDictionary<string, string> own, Dictionary<string, string> below)
    {
        foreach (var group in below)
        {
            if (!own.ContainsKey(group.Key))
            {
                return false;
            }
        }

        return true;
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
