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
    private static Func<string, Func<string, bool>, string?>? _check;

    /// <summary>Links the compiler. Called wherever a caller sets up local evaluation.</summary>
    public static void Require()
    {
        _compile ??= DefinitionsCompiler.Compile;
        _check ??= FilterCheck.FindProblem;
    }

    /// <summary>Compiles definitions.</summary>
    public static CompiledFlags Compile(FlagDocument document, CompileOptions options) =>
        _compile!(document, options);

    /// <summary>Returns what is wrong with a filter of definitions, and in which line; null if nothing is.</summary>
    public static string? FindProblem(string json, Func<string, bool> hasCohort) =>
        _check!(json, hasCohort);
}
