using PostHog.Flags.Model;

namespace PostHog;

public sealed partial class FeatureFlagEvaluations
{
    /// <summary>Returns these flags together with overridden ones.</summary>
    /// <param name="overridden">The overridden flags, each once.</param>
    /// <param name="replaces">Whether an overridden flag takes the place of one that is here.</param>
    internal FeatureFlagEvaluations With(IReadOnlyCollection<FeatureFlag> overridden, bool replaces)
    {
        if (overridden.Count == 0)
        {
            return this;
        }

        var index = new FlagIndex(_index.Keys.Concat(overridden.Select(flag => flag.Key)));
        var flags = new FeatureFlag?[index.Count];
        _flags.CopyTo(flags, 0);
        foreach (var flag in overridden)
        {
            var at = index.Find(flag.Key);
            flags[at] = replaces ? flag : flags[at] ?? flag;
        }

        return new(_metadata, index, flags);
    }
}
