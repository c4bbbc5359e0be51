using BenchmarkDotNet.Attributes;
using PostHog.Capture;
using PostHog.Setup;

namespace PostHog.Benchmarks.Context;

/// <summary>What a request context costs: beginning and ending it, asking for it, and an event inside one.</summary>
[MemoryDiagnoser]
public class ContextScopeBenchmarks
{
    private readonly PostHogContext _context = new() { DistinctId = "user-42", SessionId = "s-1" };

    private readonly PostHogEvent _event = new("order placed", "user-42") { ["total"] = 99.5 };

    private readonly EventFormat _form = EventFormats.For(
        CaptureMode.V0,
        EventDefaults.None,
        EventFormat.AnalyticsMaxBytes,
        ClientParts.Build(new PostHogOptions { ProjectToken = "phc_benchmark" }).Log
    );

    private readonly KnownBadIds _badIds = new(
        ClientParts.Build(new PostHogOptions { ProjectToken = "phc_benchmark" }).Log
    );

    /// <summary>A scope from its beginning to its end.</summary>
    [Benchmark]
    public void Begins_and_ends() => _context.Begin().Dispose();

    /// <summary>What every event pays while no context is begun.</summary>
    [Benchmark]
    public object Asks_where_there_is_none() => ContextLayer.Over(_event, _form, out _);

    /// <summary>What every event pays for the look at its distinct id.</summary>
    [Benchmark]
    public void Looks_at_a_distinct_id() => _badIds.Notice("user-42");
}
