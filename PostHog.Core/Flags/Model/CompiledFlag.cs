using PostHog.Flags.Criteria;
using PostHog.Flags.Matching.Hashing;

namespace PostHog.Flags.Model;

// Facts: variant-boundaries.
/// <summary>A flag made ready for evaluation: every value it can have stands here, and an evaluation picks one.</summary>
internal sealed class CompiledFlag(string key, int index, FeatureFlag noMatch)
{
    private static readonly Dictionary<string, string> NoPayloads = [];

    public string Key { get; } = key;

    /// <summary>The index of the flag in the feed.</summary>
    public int Index { get; } = index;

    /// <summary>Off, since no condition matched.</summary>
    public FeatureFlag NoMatch { get; } = noMatch;

    /// <summary>The value the flag has for everybody; null when it depends.</summary>
    public FeatureFlag? Constant { get; init; }

    /// <summary>Why nobody gets a local answer; <see cref="LocalGap.None"/> when some may.</summary>
    public LocalGap Gap { get; init; }

    /// <summary>The payloads as JSON, each by the variant it belongs to, or by <c>true</c>.</summary>
    public IReadOnlyDictionary<string, string> Payloads { get; init; } = NoPayloads;

    public HashPrefix Prefix { get; init; } = HashPrefix.OfHoldouts;

    public CompiledEnrolment? Enrolment { get; init; }

    public CompiledHoldout? Holdout { get; init; }

    public CompiledCondition[] Conditions { get; init; } = [];

    /// <summary>For each variant the first hash beyond it, growing.</summary>
    public ulong[] Boundaries { get; init; } = [];

    public bool HasEarlyExit { get; init; }

    /// <summary>What it costs at most when nothing is remembered.</summary>
    public CriterionCost Cost { get; init; } = CriterionCost.One;

    /// <summary>The variant a hash falls to; the number of variants when it falls beyond them all.</summary>
    public int VariantAt(ulong hash)
    {
        var variant = 0;
        while (variant < Boundaries.Length && hash >= Boundaries[variant])
        {
            variant++;
        }

        return variant;
    }
}
