using PostHog.Compliance.Tests.Driving;
using PostHog.Development;
using Verdict = PostHog.Development.ScriptedResult;

namespace PostHog.Compliance.Tests.V1;

[TestFixtureSource(typeof(Variant), nameof(Variant.V1))]
internal sealed class V1ResultTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Resends_only_the_events_with_result_retry()
    {
        await Harness.InitAsync();
        Judge(
            ("0", Verdict.Ok()),
            ("1", Verdict.Retry()),
            ("2", Verdict.Drop()),
            ("3", Verdict.Retry())
        );
        var uuids = await Harness.CaptureManyAsync(4);

        var delivered = await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        var (first, second) = (Server.Requests[0], Server.Requests[1]);
        Assert.That(delivered, Is.EqualTo(1));
        Assert.That(second.Uuids, Is.EqualTo([uuids[1], uuids[3]]));
        Assert.That(second.Events[0].Raw, Is.EqualTo(first.Events[1].Raw));
        Assert.That(second.Header("PostHog-Attempt"), Is.EqualTo("2"));
        Assert.That(
            second.Header("PostHog-Request-Id"),
            Is.EqualTo(first.Header("PostHog-Request-Id"))
        );
        Assert.That(
            second.Member("created_at")?.GetString(),
            Is.EqualTo(first.Member("created_at")?.GetString())
        );
    }

    [Test]
    public async Task Does_not_resend_events_with_a_final_result()
    {
        await Harness.InitAsync();
        Judge(
            ("0", Verdict.Warning("odd")),
            ("1", Verdict.Limited()),
            ("2", Verdict.Drop("invalid_options"))
        );
        await Harness.CaptureManyAsync(4);

        var delivered = await Harness.FlushAsync();

        Assert.That(delivered, Is.EqualTo(3));
        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        Assert.That(
            (string)(await Harness.StateAsync())["last_error"]!,
            Does.Contain("invalid_options")
        );
    }

    [TestCase("{\"results\":{}}", 2)]
    [TestCase("{\"results\":[]}", 0)]
    [TestCase("<html>", 0)]
    public async Task Does_not_resend_after_a_success(string body, int expected)
    {
        await Harness.InitAsync();
        Server.Inject(new Fault { Body = body, Count = 5 });
        await Harness.CaptureManyAsync(2);

        var delivered = await Harness.FlushAsync();

        Assert.That(delivered, Is.EqualTo(expected));
        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Waits_as_long_as_the_server_asks_before_a_partial_retry()
    {
        await Harness.InitAsync();
        Judge(retryAfter: "2", ("0", Verdict.Retry()));
        await Harness.CaptureManyAsync(2);

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        var gap = Server.Requests[1].ArrivedAt - Server.Requests[0].ArrivedAt;
        Assert.That(gap, Is.GreaterThan(TimeSpan.FromSeconds(1.9)));
    }

    [Test]
    public async Task Counts_partial_retries_against_the_retry_limit()
    {
        await Harness.InitAsync(new() { ["max_retries"] = 1 });
        Judge(("0", Verdict.Retry()));
        Judge(("0", Verdict.Retry()));
        var uuids = await Harness.CaptureManyAsync(2);

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);
        await Harness.FlushAsync();

        Assert.That(await Harness.PendingAsync(), Is.Zero);
        Assert.That(
            Server.Requests.Select(one => one.Uuids),
            Is.EqualTo(new string[][] { uuids, [uuids[0]] })
        );
    }

    private void Judge(params (string Which, Verdict Verdict)[] verdicts) => Judge(null, verdicts);

    private void Judge(string? retryAfter, params (string Which, Verdict Verdict)[] verdicts) =>
        Server.Inject(
            new Fault
            {
                RetryAfter = retryAfter,
                Results = verdicts.ToDictionary(one => one.Which, one => one.Verdict),
            }
        );
}
