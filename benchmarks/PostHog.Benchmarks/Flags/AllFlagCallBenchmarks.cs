using BenchmarkDotNet.Attributes;

namespace PostHog.Benchmarks.Flags;

/// <summary>All flags for one person after another, the snapshot included, by the calls an application makes: row e.</summary>
[MemoryDiagnoser]
public class AllFlagCallBenchmarks
{
    private readonly EvaluateFlagsOptions _options = Inputs.CallOptions();
    private Async.PostHogClient _awaited = null!;
    private Blocking.PostHogClient _called = null!;
    private int _user;

    [Params(100, 1000)]
    public int Flags { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _options.SendFeatureFlagEvents = false;
        _awaited = ServedDefinitions.AsyncClient(Flags);
        _called = ServedDefinitions.BlockingClient(Flags);
    }

    [GlobalCleanup]
    public async Task Close()
    {
        await _awaited.DisposeAsync();
        _called.Dispose();
    }

    [Benchmark]
    public Task<FeatureFlagEvaluations> E_all_flags() =>
        _awaited.EvaluateFlagsAsync(NextUser(), _options);

    [Benchmark]
    public FeatureFlagEvaluations E_blocking() => _called.EvaluateFlags(NextUser(), _options);

    private string NextUser() => Inputs.DistinctIds[_user++ % Inputs.DistinctIds.Length];
}
