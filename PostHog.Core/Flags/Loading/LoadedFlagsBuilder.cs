using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Time;

namespace PostHog.Flags.Loading;

/// <summary>Compiles the text of definitions to an evaluator.</summary>
/// <param name="options">What the caller knows beyond the definitions.</param>
/// <param name="clock">The clock for dates relative to now.</param>
internal sealed class LoadedFlagsBuilder(CompileOptions options, Clock clock)
{
    /// <summary>Returns the compiled definitions; null if the text is not a definitions document.</summary>
    public LoadedFlags? Compile(string json)
    {
        if (DefinitionsReader.Read(json) is not { } document)
        {
            return null;
        }

        var flags = LocalEvaluationSupport.Compile(document, options);
        return new LoadedFlags(
            json,
            new LocalEvaluator(flags, clock),
            flags.Unusable,
            flags.UnreadablePayloads
        );
    }
}
