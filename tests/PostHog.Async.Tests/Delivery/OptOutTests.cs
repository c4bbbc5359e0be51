using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>A client whose user does not want to be observed, for as long as that lasts.</summary>
public sealed class OptOutTests : ClientTest
{
    [Test]
    public async Task Sends_no_event_and_calls_no_before_send_function()
    {
        var seen = 0;
        var options = Options();
        options.Debug = true;
        options.BeforeSend.Add(one =>
        {
            seen++;
            return one;
        });
        await using var client = new PostHogClient(options);
        client.OptOut();

        EnqueueResult[] queued =
        [
            client.Enqueue(Some.Event()),
            client.EnqueueAi(Some.Event("$ai_generation")),
            client.EnqueueException("failed", "a"),
        ];
        CaptureResult[] captured =
        [
            await client.CaptureAsync(Some.Event()),
            await client.CaptureBatchAsync(Some.Events(2)),
            await client.CaptureAiAsync(Some.Event("$ai_generation")),
            await client.CaptureExceptionAsync("failed", "a"),
            await client.IdentifyAsync("a"),
            await client.AliasAsync("a", "b"),
            await client.GroupIdentifyAsync("company", "acme"),
            await client.SetPersonPropertiesAsync("a", new() { ["x"] = 1 }),
        ];
        client.OptIn();
        await client.FlushAsync();

        var reasons = queued
            .Select(one => one.Failure)
            .Concat(captured.Select(one => one.Failure))
            .Select(failure => failure!.Kind);
        Assert.That(reasons, Is.All.EqualTo(PostHogFailureKind.OptedOut));
        Assert.That(seen, Is.Zero);
        Assert.That(Http.Requests, Is.Empty);
        Assert.That(Log.At(PostHogLogLevel.Debug), Has.Some.Contains("opted out"));
    }

    [Test]
    public async Task Captures_no_flag_read()
    {
        var options = Options();
        Http.Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(options);
        client.OptOut();

        var isEnabled = await client.IsFeatureEnabledAsync("beta", "user-42");
        client.OptIn();
        await client.FlushAsync();

        Assert.That(isEnabled, Is.True);
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }
}
