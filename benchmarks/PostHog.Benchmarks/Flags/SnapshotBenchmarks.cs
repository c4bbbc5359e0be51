using BenchmarkDotNet.Attributes;
using PostHog.Flags.Model;
using PostHog.Flags.Tracking;

namespace PostHog.Benchmarks.Flags;

/// <summary>What reading a flag costs once the flags of a person are there, among a hundred of them.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private readonly FeatureFlagEvaluations _flags = Evaluated();

    /// <summary>Whether one is on, after the first read.</summary>
    [Benchmark]
    public bool Returns_whether_a_flag_is_on() => _flags.IsEnabled("checkout-experiment-42");

    /// <summary>One with its variant, after the first read.</summary>
    [Benchmark]
    public string? Returns_a_variant() => _flags.GetFlag("checkout-experiment-41")?.Variant;

    private static FeatureFlagEvaluations Evaluated()
    {
        var index = new FlagIndex(
            Enumerable.Range(0, 100).Select(number => $"checkout-experiment-{number}")
        );
        var flags = index
            .Keys.Select(key => new FeatureFlag(
                key,
                isEnabled: true,
                "wide",
                FeatureFlagSource.Remote
            ))
            .ToArray();
        var tracker = new FlagCalledTracker(
            1_000,
            () => true,
            _ => EnqueueResult.Accepted(Guid.Empty)
        );
        return new(new EvaluationMetadata("user-42") { Tracker = tracker }, index, flags);
    }
}
