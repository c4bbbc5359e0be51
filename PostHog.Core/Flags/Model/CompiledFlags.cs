namespace PostHog.Flags.Model;

/// <summary>
/// The flags of one set of definitions, compiled. Immutable: many threads can evaluate without a lock, and new
/// definitions replace the whole instance.
/// </summary>
/// <param name="index">The index of each key, in the order of the definitions.</param>
/// <param name="flags">The flags, each at the index of its key.</param>
/// <param name="order">The same flags, each after the flags that it depends on.</param>
internal sealed class CompiledFlags(FlagIndex index, CompiledFlag[] flags, CompiledFlag[] order)
{
    /// <summary>The index of each key.</summary>
    public FlagIndex Index { get; } = index;

    /// <summary>The flags, each after the flags that it depends on.</summary>
    public CompiledFlag[] Order { get; } = order;

    /// <summary>The number of criteria that an evaluation of all flags remembers.</summary>
    public int CriterionCount { get; init; }

    /// <summary>Whether the definitions allow minimal events for reads of flags.</summary>
    public bool AllowsMinimalEvents { get; init; }

    /// <summary>The flags that cannot be evaluated locally, for anybody or for some, and why.</summary>
    public IReadOnlyList<UnusableFlag> Unusable { get; init; } = [];

    /// <summary>The flags with a payload that is not JSON.</summary>
    public IReadOnlyList<string> UnreadablePayloads { get; init; } = [];

    /// <summary>The flag at an index.</summary>
    public CompiledFlag this[int index] => flags[index];
}
