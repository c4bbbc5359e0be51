using BenchmarkDotNet.Attributes;
using PostHog.Flags.Evaluation;

namespace PostHog.Benchmarks.Flags;

/// <summary>One flag for one person after another, in the engine alone: rows a to d.</summary>
[MemoryDiagnoser]
public class OneFlagBenchmarks
{
    private readonly LocalEvaluator _flags = Inputs.Flags(100);
    private int _user;

    [Benchmark]
    public object? A_boolean_at_50_percent() => Evaluate("bench-bool-50");

    [Benchmark]
    public object? B_exact_icontains_and_regex() => Evaluate("bench-props-3");

    [Benchmark]
    public object? C_four_variants() => Evaluate("bench-multivariate-4");

    [Benchmark]
    public object? D_cohort_in_a_cohort() => Evaluate("bench-cohort-2");

    private FeatureFlag? Evaluate(string key) =>
        _flags.Evaluate(Inputs.Subject(_user++), key, out _);
}
