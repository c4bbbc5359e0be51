using System.Collections;

namespace PostHog;

public sealed partial class FeatureFlagEvaluations : IReadOnlyCollection<FeatureFlag>
{
    /// <summary>How many flags there are.</summary>
    public int Count => All().Count();

    /// <summary>
    /// Returns a flag like <see cref="GetFlag"/>; null if it is missing. The first read captures the event
    /// <c>$feature_flag_called</c>.
    /// </summary>
    /// <param name="key">The flag.</param>
    public FeatureFlag? this[string key] => GetFlag(key);

    /// <summary>Returns all flags, in no particular order. Does not count as reading them.</summary>
    public IEnumerator<FeatureFlag> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
