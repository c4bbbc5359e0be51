using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

// On netstandard2.0 a supplied handler does not tell whether the body left: there the outcome is unknown.
public sealed partial class ClosingTests
{
    [Test]
    public async Task Knows_that_a_call_cancelled_before_its_body_left_is_not_delivered()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        var client = new PostHogClient(options);
        handler.OnStuck = () =>
        {
            BeginClosing(client);
            Time.Advance(ShutdownTimeout);
        };

        var result = await client.CaptureAsync(Some.Event());
        _closing!.Join();
        await client.DisposeAsync();

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }
}
