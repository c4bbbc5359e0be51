using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Loading;

// Facts: definitions-atomic.
/// <summary>Definitions that were read and prepared. Immutable.</summary>
/// <param name="Json">The text they were read from.</param>
/// <param name="Evaluator">Evaluates them.</param>
/// <param name="Unusable">The flags among them that cannot be evaluated here.</param>
/// <param name="UnreadablePayloads">The flags among them with a payload that is not JSON.</param>
internal sealed record LoadedFlags(
    string Json,
    ILocalEvaluator Evaluator,
    IReadOnlyList<UnusableFlag> Unusable,
    IReadOnlyList<string> UnreadablePayloads
);
