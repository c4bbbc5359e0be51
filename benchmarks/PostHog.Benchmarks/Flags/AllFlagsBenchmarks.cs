using BenchmarkDotNet.Attributes;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.Time;

namespace PostHog.Benchmarks.Flags;

/// <summary>All flags for one person after another, into an array of their own: row e. And what making ready takes.</summary>
[MemoryDiagnoser]
public class AllFlagsBenchmarks
{
    private CompiledFlags _flags = Inputs.Flags(100);
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
        var values = new FeatureFlag?[_flags.Keys.Count];
        _flags.EvaluateAll(Inputs.Subject(_user++), SystemClock.Instance, values);
        return values;
    }

    [Benchmark]
    public object Read_definitions() => DefinitionsReader.Read(_json)!;

    [Benchmark]
    public object Read_and_compile_definitions() =>
        CompiledFlags.Of(DefinitionsReader.Read(_json)!, CompileOptions.Default);
}
