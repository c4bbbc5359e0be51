using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class FlushTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Sends_nothing_when_nothing_is_queued()
    {
        await Harness.InitAsync();

        var delivered = await Harness.FlushAsync();

        Assert.That(delivered, Is.Zero);
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_the_events_captured_since_the_last_flush()
    {
        await Harness.InitAsync();
        var first = await Harness.CaptureAsync();
        await Harness.FlushAsync();
        var second = await Harness.CaptureAsync();

        await Harness.FlushAsync();

        Assert.That(
            Server.Requests.Select(one => one.Uuids),
            Is.EqualTo(new string[][] { [first], [second] })
        );
    }

    [Test]
    public async Task Is_not_needed_once_enough_events_are_queued()
    {
        await Harness.InitAsync(new JsonObject { ["flush_at"] = 3 });
        var uuids = await Harness.CaptureManyAsync(2);
        Assert.That(Server.Requests, Is.Empty);

        var last = await Harness.CaptureAsync();

        await Server.WaitForRequestsAsync(1);
        Assert.That(Server.Requests.Single().Uuids, Is.EqualTo([.. uuids, last]));
    }

    [Test]
    public async Task Is_not_needed_once_the_interval_has_passed()
    {
        await Harness.InitAsync(new JsonObject { ["flush_interval_ms"] = 100 });

        var uuid = await Harness.CaptureAsync();

        await Server.WaitForRequestsAsync(1);
        Assert.That(Server.Requests.Single().Uuids, Is.EqualTo([uuid]));
    }

    [Test]
    public async Task Sends_all_queued_events_in_several_requests()
    {
        await Harness.InitAsync(new JsonObject { ["flush_at"] = 10 });
        Server.Inject(new() { Delay = TimeSpan.FromMilliseconds(300) });
        var uuids = await Harness.CaptureManyAsync(45);

        await Harness.FlushAsync();

        Assert.That(Server.Requests.SelectMany(one => one.Uuids), Is.EqualTo(uuids));
        Assert.That(await Harness.PendingAsync(), Is.Zero);
    }

    [Test]
    public async Task Returns_the_number_of_delivered_events()
    {
        await Harness.InitAsync();
        var uuids = await Harness.CaptureManyAsync(2);
        await Harness.FlushAsync();

        var state = await Harness.StateAsync();

        var request = state["requests_made"]!.AsArray().Single()!;
        Assert.That((int)state["total_events_captured"]!, Is.EqualTo(2));
        Assert.That((int)state["total_events_sent"]!, Is.EqualTo(2));
        Assert.That((int)state["total_retries"]!, Is.Zero);
        Assert.That((int)request["status_code"]!, Is.EqualTo(200));
        Assert.That(request["uuid_list"]!.AsArray().Select(one => (string)one!), Is.EqualTo(uuids));
    }
}
