using PostHog.Flags.Criteria;
using PostHog.Flags.Matching.Hashing;

namespace PostHog.Flags.Model;

// Facts: variant-boundaries.
/// <summary>A flag compiled for evaluation. It holds every possible value, and an evaluation selects one.</summary>
internal sealed class CompiledFlag(string key, int index, FeatureFlag noMatch)
{
    private static readonly Dictionary<string, string> NoPayloads = [];

    public string Key { get; } = key;

    /// <summary>The index of the flag in the definitions.</summary>
    public int Index { get; } = index;

    /// <summary>The value if no condition matches: off.</summary>
    public FeatureFlag NoMatch { get; } = noMatch;

    /// <summary>The value of the flag for everybody; null if it depends on the subject.</summary>
    public FeatureFlag? Constant { get; init; }

    /// <summary>
    /// Why the flag cannot be evaluated locally for anyone; <see cref="LocalGap.None"/> if it can for some.
    /// </summary>
    public LocalGap Gap { get; init; }

    /// <summary>Whether the flag is for clients only: the server returns no value for it to a server.</summary>
    public bool IsForClientsOnly { get; init; }

    /// <summary>The payloads as JSON, by variant or <c>true</c>.</summary>
    public IReadOnlyDictionary<string, string> Payloads { get; init; } = NoPayloads;

    /// <summary>Where the flag is evaluated, if the definitions say so.</summary>
    public string? Runtime { get; init; }

    public HashPrefix Prefix { get; init; } = HashPrefix.OfHoldouts;

    public CompiledEnrolment? Enrolment { get; init; }

    public CompiledHoldout? Holdout { get; init; }

    public CompiledCondition[] Conditions { get; init; } = [];

    /// <summary>The first hash beyond each variant, in ascending order.</summary>
    public ulong[] Boundaries { get; init; } = [];

    public bool HasEarlyExit { get; init; }

    /// <summary>The maximum cost of an evaluation when nothing is remembered.</summary>
    public CriterionCost Cost { get; init; } = CriterionCost.One;

    /// <summary>
    /// Returns the index of the variant for a hash; the number of variants if the hash is beyond all of them.
    /// </summary>
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
