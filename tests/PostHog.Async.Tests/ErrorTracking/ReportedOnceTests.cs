namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>One object is reported once, and never lost for it.</summary>
public sealed class ReportedOnceTests : ExceptionTest
{
    [Test]
    public async Task Reports_each_exception_object_once()
    {
        await using var client = new PostHogClient(Options());
        var error = CaptureExceptionTests.Thrown();

        var first = await client.CaptureExceptionAsync(error, "user-42");
        var second = await client.CaptureExceptionAsync(error, "user-42");
        var queued = client.EnqueueException(error, "user-42");
        await client.FlushAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
        Assert.That(first.IsDelivered);
        Assert.That(second.Failure!.Kind, Is.EqualTo(PostHogFailureKind.AlreadyReported));
        Assert.That(queued.Failure!.Kind, Is.EqualTo(PostHogFailureKind.AlreadyReported));
        Assert.That(Log.At(PostHogLogLevel.Warning), Is.Empty);
        Assert.That(client.Diagnostics.Events.Dropped.Values.Sum(), Is.Zero, "Nothing was lost.");
    }

    [Test]
    public async Task Reports_an_exception_again_whose_report_was_refused()
    {
        await using var client = new PostHogClient(Options());
        var error = CaptureExceptionTests.Thrown();
        client.OptOut();
        client.EnqueueException(error, "user-42");
        await client.CaptureExceptionAsync(error, "user-42");
        client.OptIn();

        var result = await client.CaptureExceptionAsync(error, "user-42");

        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task Reports_an_exception_again_whose_report_was_cancelled()
    {
        await using var client = new PostHogClient(Options());
        using var source = new CancellationTokenSource();
        var error = CaptureExceptionTests.Thrown();
        Http.OnRequest = _ => source.Cancel();
        Assert.That(
            async () =>
                await client.CaptureExceptionAsync(
                    error,
                    "user-42",
                    cancellationToken: source.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Http.OnRequest = null;

        var result = await client.CaptureExceptionAsync(error, "user-42");

        Assert.That(result.IsDelivered);
    }
}
