using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;

namespace PostHog.Flags.Overriding;

/// <summary>The overridden flags at one moment: fixed values, and flags with conditions. Immutable.</summary>
/// <param name="values">The fixed values, by key.</param>
/// <param name="rules">Evaluates the flags with conditions; null if there are none.</param>
internal sealed class OverrideTable(
    IReadOnlyDictionary<string, FeatureFlag> values,
    ILocalEvaluator? rules
)
{
    /// <summary>No overridden flags.</summary>
    public static readonly OverrideTable Empty = new(
        new Dictionary<string, FeatureFlag>(StringComparer.Ordinal),
        rules: null
    );

    /// <summary>Whether properties decide about a flag.</summary>
    public bool HasRules => rules is not null;

    /// <summary>The keys of all overridden flags.</summary>
    public IEnumerable<string> Keys =>
        rules is null
            ? values.Keys
            : values.Keys.Concat(rules.Index.Keys.Where(key => !values.ContainsKey(key)));

    /// <summary>Whether a flag is overridden.</summary>
    public bool Includes(string key) => values.ContainsKey(key) || rules?.Index.Find(key) >= 0;

    /// <summary>
    /// Returns the overridden flag; null if it is not overridden, or its conditions cannot be evaluated in this process.
    /// </summary>
    public FeatureFlag? Find(string key, in FlagSubject subject) =>
        values.TryGetValue(key, out var flag) ? flag
        : rules?.Evaluate(subject, key, out _) is { } evaluated ? evaluated.AsOverride()
        : null;

    /// <summary>Returns the table in which another one takes precedence.</summary>
    public OverrideTable With(OverrideTable other)
    {
        var all = values.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        foreach (var key in other.Keys)
        {
            if (other.Value(key) is { } flag)
            {
                all[key] = flag;
            }
            else
            {
                all.Remove(key);
            }
        }

        return new OverrideTable(all, other.Rules ?? rules);
    }

    private ILocalEvaluator? Rules => rules;

    private FeatureFlag? Value(string key) => values.TryGetValue(key, out var flag) ? flag : null;
}
