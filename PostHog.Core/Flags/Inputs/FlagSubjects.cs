using PostHog.Context;

namespace PostHog.Flags.Inputs;

// Facts: group-key-usable.
/// <summary>
/// Builds the subject of an evaluation: the values of the call take precedence over those of the context, which take
/// precedence over the overrides. Values from only one of them are not copied.
/// </summary>
internal static class FlagSubjects
{
    /// <summary>Returns the subject of one evaluation in the current context.</summary>
    /// <param name="distinctId">The distinct id; null or blank for that of the context.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="overrides">The overrides.</param>
    public static FlagSubject Of(
        string? distinctId,
        EvaluateFlagsOptions? options,
        FlagOverrideStore overrides
    )
    {
        var scope = ContextScope.Current;
        return Of(distinctId, options, scope?.Values ?? ContextValues.None, overrides.In(scope));
    }

    /// <summary>Returns the subject of one evaluation, unchecked.</summary>
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
            // These objects never change, and later evaluations pass them again.
            HasImmutableGroups = groups == context.Groups || groups == overrides.Groups,
            PersonProperties = options?.OwnPersonProperties,
            PersonDefaults = overrides.Persons,
            GroupProperties = options?.OwnGroupProperties,
            GroupDefaults = GroupDefaults(own, overrides),
            IsUnchecked = true,
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

    // Overrides for one group do not apply to another group of its type.
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

    // A separate method, so that the common case allocates no closure.
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
