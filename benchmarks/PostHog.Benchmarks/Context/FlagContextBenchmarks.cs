using BenchmarkDotNet.Attributes;
using PostHog.Flags.Inputs;
using PostHog.Setup;

namespace PostHog.Benchmarks.Context;

/// <summary>What reading a flag pays for the request context: finding out for whom it is evaluated.</summary>
[MemoryDiagnoser]
public class FlagContextBenchmarks
{
    private readonly FlagOverrideStore _store = ClientParts
        .Build(new PostHogOptions { ProjectToken = "phc_benchmark" })
        .Flags.Overrides;

    /// <summary>What kind of context the read takes place in.</summary>
    public enum ContextKind
    {
        /// <summary>In none.</summary>
        None,

        /// <summary>In one that names somebody and a group.</summary>
        Plain,

        /// <summary>In one that has properties for flags too, over those of the client.</summary>
        WithProperties,
    }

    /// <summary>What kind of context.</summary>
    [ParamsAllValues]
    public ContextKind Kind { get; set; }

    /// <summary>Begins the context, on the thread that measures.</summary>
    [GlobalSetup]
    public void Begin()
    {
        if (Kind == ContextKind.None)
        {
            return;
        }

        _store.SetPerson([new("plan", "free")]);
        new PostHogContext { DistinctId = "user-42", Groups = { ["company"] = "acme" } }.Begin();
        if (Kind == ContextKind.WithProperties)
        {
            _store.SetPerson([new("plan", "pro")]);
        }
    }

    /// <summary>Puts together for whom.</summary>
    [Benchmark]
    public int Finds_out_for_whom() => FlagSubjects.Of("user-42", null, _store).DistinctId.Length;
}
