using PostHog.Flags.Matching.Hashing;
using PostHog.Flags.Model;

namespace PostHog.Flags.Evaluation;

// Facts: hash-input-and-sixty-bits, hash-prefix-of-flag, holdout-hash.
/// <summary>The hashes of identifiers.</summary>
internal static class Hashes
{
    public static ulong OfRollout(CompiledFlag flag, string id) =>
        id.Length == 0 ? 0 : FlagHash.Rollout(flag.Prefix, id, []);

    public static ulong OfVariant(CompiledFlag flag, string id) =>
        id.Length == 0 ? 0 : FlagHash.Rollout(flag.Prefix, id, FlagHash.VariantSalt);

    /// <summary>Returns the hash of an identifier. Unlike the others, it also hashes an empty identifier.</summary>
    public static ulong OfHoldout(string id) => FlagHash.Rollout(HashPrefix.OfHoldouts, id, []);
}
