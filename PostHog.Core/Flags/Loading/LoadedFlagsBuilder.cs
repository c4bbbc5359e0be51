using PostHog.Flags.Compilation;
using PostHog.Flags.Evaluation;
using PostHog.Time;

namespace PostHog.Flags.Loading;

/// <summary>Compiles the text of definitions to an evaluator.</summary>
/// <param name="options">What the caller knows beyond the definitions.</param>
/// <param name="clock">The clock for dates relative to now.</param>
/// <param name="keepsText">Whether the text is kept, to be shared with other processes.</param>
internal sealed class LoadedFlagsBuilder(CompileOptions options, Clock clock, bool keepsText)
{
    /// <summary>Returns the compiled definitions; null if the text is not a definitions document.</summary>
    public LoadedFlags? Compile(DefinitionsText text)
    {
        if (text.Read() is not { } document)
        {
            return null;
        }

        var flags = LocalEvaluationSupport.Compile(document, options);
        return new LoadedFlags(
            keepsText ? 0 : text.ToHash(),
            keepsText ? text.ToJson() : null,
            new LocalEvaluator(flags, clock),
            flags.Unusable,
            flags.UnreadablePayloads
        );
    }
}
