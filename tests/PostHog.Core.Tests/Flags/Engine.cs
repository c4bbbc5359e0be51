using Newtonsoft.Json;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Loading;
using PostHog.Flags.Model;
using PostHog.TestKit;
using PostHog.Time;

namespace PostHog.Core.Tests.Flags;

/// <summary>Compiles definitions and evaluates them, as a client does.</summary>
internal static class Engine
{
    /// <summary>Compiles a document, whose JSON may be written without double quotes.</summary>
    public static CompiledFlags Compile(string json, CompileOptions? options = null) =>
        DefinitionsCompiler.Compile(
            DefinitionsReader.Read(Strict(json))
                ?? throw new InvalidOperationException("The test's own definitions are not JSON."),
            options ?? CompileOptions.Default
        );

    /// <summary>Returns JSON that is written without double quotes as it should be written.</summary>
    public static string Strict(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = null,
        };
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text);
        writer.WriteToken(reader);
        return text.ToString();
    }

    /// <summary>Returns what compiles definitions in a program that evaluates flags locally.</summary>
    public static LoadedFlagsBuilder NewBuilder(Clock clock, bool keepsText = true)
    {
        LocalEvaluationSupport.Require();
        return new LoadedFlagsBuilder(CompileOptions.Default, clock, keepsText);
    }

    /// <summary>Returns an evaluator of a document, at the tests' own moment unless a clock says otherwise.</summary>
    public static LocalEvaluator Of(string json, Clock? clock = null) => Of(Compile(json), clock);

    /// <summary>Returns an evaluator of compiled flags.</summary>
    public static LocalEvaluator Of(CompiledFlags flags, Clock? clock = null) =>
        new(flags, clock ?? new FakeTime(A.Moment));
}
