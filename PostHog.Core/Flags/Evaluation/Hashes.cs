using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation.Matching;

namespace PostHog.Flags.Evaluation;

/// <summary>The hashes of identifiers, taken from those made beforehand where there are any.</summary>
internal static class Hashes
{
    public static ulong OfRollout(CompiledFlag flag, string id, ref EvaluationState run) =>
        id.Length == 0 ? 0
        : run.Hashes.TryGetRollout(flag.Index, id, out var hash) ? hash
        : FlagHash.Rollout(flag.Prefix, id, []);

    public static ulong OfVariant(CompiledFlag flag, string id, ref EvaluationState run) =>
        id.Length == 0 ? 0
        : run.Hashes.TryGetVariant(flag.Index, id, out var hash) ? hash
        : FlagHash.Rollout(flag.Prefix, id, FlagHash.VariantSalt);

    /// <summary>Unlike the others it hashes also an identifier of no length.</summary>
    public static ulong OfHoldout(string id) => FlagHash.Rollout(HashPrefix.OfHoldouts, id, []);
}
