using PostHog.Flags.Evaluation;

namespace PostHog.Flags.Loading;

// Facts: definitions-atomic.
/// <summary>Definitions that were read and compiled. Immutable.</summary>
/// <param name="Hash">The hash of the text that they were read from.</param>
/// <param name="Json">The text; null unless it is to be shared.</param>
/// <param name="Evaluator">Evaluates the flags.</param>
/// <param name="Unusable">The flags that cannot be evaluated locally.</param>
/// <param name="UnreadablePayloads">The flags with a payload that is not JSON.</param>
internal sealed record LoadedFlags(
    ulong Hash,
    string? Json,
    ILocalEvaluator Evaluator,
    IReadOnlyList<UnusableFlag> Unusable,
    IReadOnlyList<string> UnreadablePayloads
)
{
    /// <summary>Whether they were read from an equal text.</summary>
    public bool WereReadFrom(DefinitionsText text) =>
        Json is null ? Hash == text.ToHash() : Json == text.ToJson();
}
