using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class RetryTests(Variant variant) : AdapterTest(variant)
{
    private static readonly TimeSpan ClockGrain = TimeSpan.FromMilliseconds(50);

    private static int[] PassingStatuses => IsFull ? [408, 500, 502, 503, 504] : [503];

    [TestCaseSource(nameof(PassingStatuses))]
    public async Task Resends_the_same_events_after_a_transient_failure(int status)
    {
        await Harness.InitAsync();
        Server.Refuse(status);
        await Harness.CaptureManyAsync(3);

        var delivered = await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        var (first, second) = (Server.Requests[0], Server.Requests[1]);
        Assert.That(delivered, Is.Zero);
        Assert.That(
            second.Events.Select(one => one.Raw),
            Is.EqualTo(first.Events.Select(one => one.Raw))
        );
        Assert.That(
            second.ArrivedAt - first.ArrivedAt,
            Is.GreaterThan(TimeSpan.FromMilliseconds(100))
        );
    }

    [Test]
    public async Task Resends_events_when_the_connection_breaks()
    {
        await Harness.InitAsync();
        Server.Inject(new() { Reset = true });
        var uuid = await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        Assert.That(Server.Requests.Select(one => one.Uuids), Is.All.EqualTo(new[] { uuid }));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(402)]
    [TestCase(403)]
    [TestCase(413)]
    [TestCase(415)]
    public async Task Sends_events_once_when_they_are_refused(int status)
    {
        await Harness.InitAsync();
        Server.Refuse(status, count: 5);
        await Harness.CaptureAsync();

        var delivered = await Harness.FlushAsync();

        Assert.That(delivered, Is.Zero);
        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Gives_up_after_three_retries_in_an_endless_outage()
    {
        await Harness.InitAsync(new JsonObject { ["max_retries"] = 3 });
        Server.Refuse(503, count: 100);
        var uuids = await Harness.CaptureManyAsync(2);

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(4);
        await Harness.FlushAsync();

        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(4));
        Assert.That(Server.Requests.Select(one => one.Uuids), Is.All.EqualTo(uuids));
        Assert.That(Gaps(), Is.Ordered);
    }

    [Test]
    public async Task Gives_up_after_one_attempt_when_retries_are_off()
    {
        await Harness.InitAsync(new JsonObject { ["max_retries"] = 0 });
        Server.Refuse(503, count: 5);
        await Harness.CaptureAsync();

        await Harness.FlushAsync();

        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Waits_as_long_as_the_server_asks()
    {
        await Harness.InitAsync();
        Server.Refuse(503, retryAfter: "2");
        await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        Assert.That(Gaps().Single(), Is.GreaterThan(TimeSpan.FromSeconds(2) - ClockGrain));
    }

    [Test]
    public async Task Waits_until_the_date_the_server_names()
    {
        await Harness.InitAsync();
        var date = DateTimeOffset.UtcNow.AddSeconds(3);
        Server.Refuse(503, retryAfter: date.ToString("R"));
        await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        var second = Server.Requests[1].ArrivedAt;
        Assert.That(second.ToUnixTimeSeconds(), Is.GreaterThanOrEqualTo(date.ToUnixTimeSeconds()));
    }

    [Test]
    public async Task Does_not_flush_before_Retry_After()
    {
        await Harness.InitAsync(new JsonObject { ["flush_at"] = 2 });
        Server.Refuse(503, retryAfter: "30");
        await Harness.CaptureAsync();
        await Harness.FlushAsync();

        await Harness.CaptureManyAsync(5);
        await Harness.FlushAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        Assert.That(await Harness.PendingAsync(), Is.EqualTo(6));
    }

    [Test]
    public async Task Flush_retries_before_the_retry_delay_ends()
    {
        await Harness.InitAsync(new JsonObject { ["max_retries"] = 1 });
        Server.Refuse(503, count: 2);
        await Harness.CaptureAsync();

        await Harness.FlushAsync();
        await Harness.FlushAsync();

        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Delivers_later_events_once_the_outage_is_over()
    {
        await Harness.InitAsync();
        Server.Refuse(503);
        var early = await Harness.CaptureAsync();
        await Harness.FlushAsync();

        var late = await Harness.CaptureAsync();
        await Server.WaitForRequestsAsync(2);
        await Harness.FlushAsync();

        Assert.That(
            Server.Requests.Select(one => one.Uuids),
            Is.EqualTo(new string[][] { [early], [early], [late] })
        );
    }

    private IEnumerable<TimeSpan> Gaps() => Server.Requests.Zip(Server.Requests.Skip(1), GapOf);

    private static TimeSpan GapOf(SentRequest one, SentRequest next) =>
        next.ArrivedAt - one.ArrivedAt;
}
