using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Time;

namespace PostHog.Flags.Loading;

/// <summary>Turns the text of definitions into what evaluates them.</summary>
/// <param name="options">What is known beyond the definitions.</param>
/// <param name="clock">The time that conditions on dates count from.</param>
internal sealed class LoadedFlagsBuilder(CompileOptions options, Clock clock)
{
    /// <summary>Returns what evaluates the definitions; null when the text holds none.</summary>
    public LoadedFlags? Compile(string json)
    {
        if (DefinitionsReader.Read(json) is not { } document)
        {
            return null;
        }

        var flags = DefinitionsCompiler.Compile(document, options);
        return new LoadedFlags(
            json,
            new LocalEvaluator(flags, clock),
            flags.Unusable,
            flags.UnreadablePayloads
        );
    }
}
