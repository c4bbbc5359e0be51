using System.Diagnostics.Metrics;
using System.Globalization;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>Metrics are shared by the whole process, so this fixture must not run in parallel with others.</summary>
[NonParallelizable]
public sealed class MetricsTests : ClientTest
{
    private readonly Dictionary<string, long> _sums = [];
    private MeterListener _listener = null!;

    [SetUp]
    public void ListenToMetrics()
    {
        _sums.Clear();
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is "PostHog")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((one, value, tags, _) => Add(one, value, tags));
        _listener.SetMeasurementEventCallback<int>((one, value, tags, _) => Add(one, value, tags));
        _listener.Start();
    }

    [TearDown]
    public void StopListening() => _listener.Dispose();

    [Test]
    public async Task Match_the_diagnostics()
    {
        Http.Then(503).Then(200).Then(400);
        var options = Options();
        options.FlushInterval = TimeSpan.FromHours(1);
        await using var client = new PostHogClient(options);
        client.Enqueue(Some.Event());
        await client.FlushAsync();
        await client.FlushAsync();
        await client.CaptureAsync(Some.Event());
        client.Enqueue(Some.Event(" "));
        client.Enqueue(Some.Event());
        client.EnqueueAi(Some.Event("$ai_generation"));
        client.EnqueueAi(Some.Event("$ai_generation"));

        _listener.RecordObservableInstruments();

        var told = client.Diagnostics;
        Assert.That(
            _sums,
            Is.EquivalentTo(
                new Dictionary<string, long>
                {
                    ["posthog.events.accepted events"] = told.Events.Accepted,
                    ["posthog.events.delivered events"] = told.Events.Delivered,
                    ["posthog.requests.retried events"] = told.Events.Retries,
                    ["posthog.events.dropped events Refused"] = 1,
                    ["posthog.events.dropped events InvalidEvent"] = 1,
                    ["posthog.events.queued events"] = told.Events.Queued,
                    ["posthog.events.in_flight events"] = told.Events.InFlight,
                    ["posthog.queue.bytes events"] = told.Events.Bytes,
                    ["posthog.queue.bytes ai"] = told.Ai.Bytes,
                    ["posthog.events.accepted ai"] = told.Ai.Accepted,
                    ["posthog.events.queued ai"] = 2,
                    ["posthog.events.in_flight ai"] = 0,
                }
            )
        );
        Assert.That(told.Events.Dropped[PostHogFailureKind.Refused], Is.EqualTo(1));
        Assert.That((told.Events.Retries, told.Events.Queued), Is.EqualTo((1L, 1)));
    }

    [Test]
    public async Task Add_up_the_queues_of_several_clients()
    {
        await using var first = new PostHogClient(Options());
        await using var second = new PostHogClient(Options());
        first.Enqueue(Some.Event());
        second.Enqueue(Some.Event());

        _listener.RecordObservableInstruments();

        Assert.That(_sums["posthog.events.queued events"], Is.EqualTo(2));
    }

    [Test]
    public async Task Forget_a_client_that_was_closed()
    {
        var closed = await UseAndCloseAsync();
        // Locals of the calling frame would keep the client alive.
        await Task.Yield();

        _listener.RecordObservableInstruments();

        Assert.That(_sums.Keys, Has.None.Contains("queued"));
        Assert.That(() => IsAlive(closed), Is.False.After(5_000, 20));
    }

    private static bool IsAlive(WeakReference client)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return client.IsAlive;
    }

    private async Task<WeakReference> UseAndCloseAsync()
    {
        var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());
        await client.DisposeAsync();
        return new WeakReference(client);
    }

    private void Add(
        Instrument instrument,
        long value,
        ReadOnlySpan<KeyValuePair<string, object?>> tags
    )
    {
        var name = instrument.Name;
        foreach (var tag in tags)
        {
            name += string.Create(CultureInfo.InvariantCulture, $" {tag.Value}");
        }

        lock (_sums)
        {
            _sums[name] = _sums.GetValueOrDefault(name) + value;
        }
    }
}
