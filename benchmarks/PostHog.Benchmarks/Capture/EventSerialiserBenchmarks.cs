using BenchmarkDotNet.Attributes;
using PostHog.Capture;
using PostHog.Setup;

namespace PostHog.Benchmarks.Capture;

/// <summary>What a captured event costs the thread that captures it, before anything is sent.</summary>
[MemoryDiagnoser]
public class EventSerialiserBenchmarks
{
    private readonly EventSerialiser _serialiser = ClientParts
        .Build(new PostHogOptions { ProjectToken = "phc_benchmark" })
        .Events.Serialiser;

    private readonly PostHogEvent _event = new("order placed", "user-42")
    {
        ["total"] = 99.5,
        ["currency"] = "EUR",
        ["items"] = 3,
        ["first_order"] = true,
        ["placed_at"] = new DateTimeOffset(2025, 3, 14, 15, 9, 26, TimeSpan.Zero),
    };

    /// <summary>Making the id and writing the event with the properties the library adds.</summary>
    [Benchmark]
    public object Writes_an_event_with_five_properties() => _serialiser.Serialise(_event);
}
