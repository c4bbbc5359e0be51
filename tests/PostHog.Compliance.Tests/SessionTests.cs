using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class SessionTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Reset_discards_queued_events()
    {
        await Harness.InitAsync();
        await Harness.CaptureManyAsync(3);

        await Harness.ResetAsync();
        await Harness.InitAsync();
        await Harness.FlushAsync();

        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Reset_discards_events_waiting_for_a_retry()
    {
        await Harness.InitAsync();
        Server.Refuse(503);
        await Harness.CaptureAsync();
        await Harness.FlushAsync();
        Assert.That(await Harness.PendingAsync(), Is.EqualTo(1));

        await Harness.ResetAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Init_discards_the_previous_client()
    {
        await Harness.InitAsync();
        await Harness.CaptureAsync("forgotten");

        await Harness.InitAsync();
        await Harness.CaptureAsync("sent");
        await Harness.FlushAsync();

        Assert.That(Server.Requests.Single().Events.Single().Name, Is.EqualTo("sent"));
    }

    [Test]
    public async Task Parallel_tests_are_isolated()
    {
        Harness[] tests = [.. Enumerable.Range(0, 8).Select(_ => NewHarness())];

        await Task.WhenAll(tests.Select(RunAsync));

        var expected = tests.Select(test => (test.TestId, test.TestId));
        var sent = Server.Requests.Select(one =>
            (one.Header("X-Test-Id"), one.Events.Single().Name)
        );
        Assert.That(sent, Is.EquivalentTo(expected));
    }

    private static async Task RunAsync(Harness test)
    {
        await test.InitAsync();
        await test.CaptureAsync(test.TestId);
        await test.FlushAsync();
        await test.ResetAsync();
    }
}
