using BenchmarkDotNet.Attributes;

namespace PostHog.Benchmarks.Flags;

/// <summary>
/// One flag for one person after another, by the calls an application makes: rows a to d. With the event of the first read
/// of each person suppressed, and with it: then nearly every read is known, and found to be.
/// </summary>
[MemoryDiagnoser]
public class FlagCallBenchmarks
{
    private readonly EvaluateFlagsOptions _options = Inputs.CallOptions();
    private Async.PostHogClient _awaited = null!;
    private Blocking.PostHogClient _called = null!;
    private int _user;

    [Params(false, true)]
    public bool Tracked { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _options.SendFeatureFlagEvents = Tracked;
        _awaited = ServedDefinitions.AsyncClient(100);
        _called = ServedDefinitions.BlockingClient(100);
    }

    [GlobalCleanup]
    public async Task Close()
    {
        await _awaited.DisposeAsync();
        _called.Dispose();
    }

    [Benchmark]
    public ValueTask<bool> A_boolean_at_50_percent() =>
        _awaited.IsFeatureEnabledAsync("bench-bool-50", NextUser(), options: _options);

    [Benchmark]
    public ValueTask<bool> B_exact_icontains_and_regex() =>
        _awaited.IsFeatureEnabledAsync("bench-props-3", NextUser(), options: _options);

    [Benchmark]
    public ValueTask<FeatureFlag?> C_four_variants() =>
        _awaited.GetFeatureFlagAsync("bench-multivariate-4", NextUser(), _options);

    [Benchmark]
    public ValueTask<bool> D_cohort_in_a_cohort() =>
        _awaited.IsFeatureEnabledAsync("bench-cohort-2", NextUser(), options: _options);

    [Benchmark]
    public bool A_blocking() =>
        _called.IsFeatureEnabled("bench-bool-50", NextUser(), options: _options);

    [Benchmark]
    public bool B_blocking() =>
        _called.IsFeatureEnabled("bench-props-3", NextUser(), options: _options);

    [Benchmark]
    public FeatureFlag? C_blocking() =>
        _called.GetFeatureFlag("bench-multivariate-4", NextUser(), _options);

    [Benchmark]
    public bool D_blocking() =>
        _called.IsFeatureEnabled("bench-cohort-2", NextUser(), options: _options);

    private string NextUser() => Inputs.DistinctIds[_user++ % Inputs.DistinctIds.Length];
}
