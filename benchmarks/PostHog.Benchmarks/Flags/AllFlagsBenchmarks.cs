using BenchmarkDotNet.Attributes;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Flags.Evaluation;

namespace PostHog.Benchmarks.Flags;

/// <summary>All flags for one person after another, into an array of their own: row e. And what making ready takes.</summary>
[MemoryDiagnoser]
public class AllFlagsBenchmarks
{
    private LocalEvaluator _flags = Inputs.Flags(100);
    private string _json = "";
    private int _user;

    [Params(100, 1000)]
    public int Flags { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _flags = Inputs.Flags(Flags);
        _json = Inputs.Definitions(Flags);
    }

    [Benchmark]
    public object E_all_flags()
    {
        var values = new FeatureFlag?[_flags.Index.Count];
        _flags.EvaluateAll(Inputs.Subject(_user++), values);
        return values;
    }

    [Benchmark]
    public object Read_definitions() => DefinitionsReader.Read(_json)!;

    [Benchmark]
    public object Read_and_compile_definitions() =>
        DefinitionsCompiler.Compile(DefinitionsReader.Read(_json)!, CompileOptions.Default);
}
