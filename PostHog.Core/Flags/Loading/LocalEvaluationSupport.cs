using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Model;

namespace PostHog.Flags.Loading;

/// <summary>
/// Links the compiler of definitions only into programs that evaluate flags locally: with the patterns of the runtime, it
/// is a tenth of a small trimmed program.
/// </summary>
internal static class LocalEvaluationSupport
{
    private static Func<FlagDocument, CompileOptions, CompiledFlags>? _compile;

    /// <summary>Links the compiler. Called wherever a caller sets up local evaluation.</summary>
    public static void Require() => _compile ??= DefinitionsCompiler.Compile;

    /// <summary>Compiles definitions.</summary>
    public static CompiledFlags Compile(FlagDocument document, CompileOptions options) =>
        _compile!(document, options);
}
