using PostHog.Wire;

namespace PostHog;

public sealed partial class FeatureFlagEvaluations
{
    private IReadOnlyDictionary<string, object?>? _properties;

    /// <summary>The event properties of these flags: the value of each, and which are on.</summary>
    internal IReadOnlyDictionary<string, object?> EventProperties => _properties ??= ToProperties();

    /// <summary>Finds a flag without counting as a read.</summary>
    internal FeatureFlag? Find(string key)
    {
        var index = _index.Find(key);
        return index < 0 ? null : _flags[index];
    }

    /// <summary>
    /// Whether the result for a flag is final: if it is missing here, the server does not have it either.
    /// </summary>
    internal bool IsConclusiveFor(string key) => _metadata.IsAnswered || Find(key) is not null;

    /// <summary>All flags, without counting as a read.</summary>
    internal IEnumerable<FeatureFlag> All() => _flags.Where(flag => flag is not null)!;

    private Dictionary<string, object?> ToProperties()
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        var active = new List<string>();
        foreach (var flag in All())
        {
            properties[WireNames.FlagValuePrefix + flag.Key] = flag.Value;
            if (flag.IsEnabled)
            {
                active.Add(flag.Key);
            }
        }

        if (active.Count > 0)
        {
            active.Sort(StringComparer.Ordinal);
            properties[WireNames.ActiveFlags] = active;
        }

        return properties;
    }
}
