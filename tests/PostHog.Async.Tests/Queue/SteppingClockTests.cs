using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>Setting the wall clock does not affect durations, which use monotonic time.</summary>
public sealed class SteppingClockTests : ClientTest
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(-10),
        TimeSpan.FromMinutes(10),
    ];

    [TestCaseSource(nameof(Steps))]
    public async Task Batch_is_due_after_the_flush_interval(TimeSpan step)
    {
        Http.Then(200);
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());

        Time.WaitForAlarm(TimeSpan.FromSeconds(5));
        Time.StepWallClock(step);
        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(5));

        Http.WaitForRequests(1);
    }

    [TestCaseSource(nameof(Steps))]
    public async Task Failed_batch_is_sent_again_after_its_delay(TimeSpan step)
    {
        Http.Then(503);
        await using var client = new PostHogClient(Options());
        client.Enqueue(Some.Event());
        await client.FlushAsync();

        Time.StepWallClock(step);
        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(1));

        Http.WaitForRequests(2);
    }

    [TestCaseSource(nameof(Steps))]
    public async Task Capture_call_ends_at_its_timeout_and_not_before(TimeSpan step)
    {
        Http.Then(503).Then(503).Then(503).Then(503);
        Time.OnPause = () => Time.StepWallClock(step);
        var options = Options();
        options.CaptureTimeout = TimeSpan.FromSeconds(2);
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Attempts, Is.EqualTo(2));
        Assert.That(Time.Pauses, Is.EqualTo([TimeSpan.FromSeconds(1)]));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [TestCaseSource(nameof(Steps))]
    public async Task Event_is_stamped_with_the_time_of_the_wall_clock(TimeSpan step)
    {
        Http.Then(200);
        await using var client = new PostHogClient(Options());
        Time.StepWallClock(step);

        await client.CaptureAsync(Some.Event());

        var sent = Http.Requests.Single().Events[0];
        Assert.That(
            DateTimeOffset.Parse((string)sent["timestamp"]!, provider: null),
            Is.EqualTo(FakeTime.Start + step)
        );
    }
}
