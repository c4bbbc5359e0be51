using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Loading;

// Facts: definitions-atomic.
/// <summary>Definitions that were read and compiled. Immutable.</summary>
/// <param name="Json">The text that they were read from.</param>
/// <param name="Evaluator">Evaluates the flags.</param>
/// <param name="Unusable">The flags that cannot be evaluated locally.</param>
/// <param name="UnreadablePayloads">The flags with a payload that is not JSON.</param>
internal sealed record LoadedFlags(
    string Json,
    ILocalEvaluator Evaluator,
    IReadOnlyList<UnusableFlag> Unusable,
    IReadOnlyList<string> UnreadablePayloads
);
