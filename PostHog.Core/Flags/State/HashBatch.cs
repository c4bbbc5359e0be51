namespace PostHog.Flags.State;

// Facts: hash-input-and-sixty-bits.
/// <summary>The hashes of many flags for one identifier, computed together.</summary>
internal readonly ref struct HashBatch(string id, Span<ulong> rollouts, Span<ulong> variants)
{
    /// <summary>The value for a hash that was not computed.</summary>
    public const ulong None = ulong.MaxValue;

    private readonly string _id = id;
    private readonly Span<ulong> _rollouts = rollouts;
    private readonly Span<ulong> _variants = variants;

    public bool TryGetRollout(int flag, string id, out ulong hash) =>
        TryGet(_rollouts, flag, id, out hash);

    public bool TryGetVariant(int flag, string id, out ulong hash) =>
        TryGet(_variants, flag, id, out hash);

    private bool TryGet(Span<ulong> hashes, int flag, string id, out ulong hash)
    {
        if (hashes.IsEmpty || !ReferenceEquals(id, _id))
        {
            hash = None;
            return false;
        }

        hash = hashes[flag];
        return hash != None;
    }
}
