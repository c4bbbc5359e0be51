namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>An exception that several callers catch and report is sent once and not counted as lost.</summary>
public sealed class ReportedOnceTests : ExceptionTest
{
    [Test]
    public async Task Reports_an_exception_once_although_callers_catch_and_rethrow_it()
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
    public async Task Reports_an_exception_again_after_its_report_was_refused()
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
    public async Task Reports_an_exception_again_after_its_report_was_cancelled()
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

    [Test]
    public async Task Reports_a_cached_exception_object_for_each_person()
    {
        await using var client = new PostHogClient(Options());
        var cached = new TypeInitializationException("Shop.Prices", new IOException("disk full"));

        await client.CaptureExceptionAsync(cached, "user-1");
        var explicitly = await client.CaptureExceptionAsync(cached, "user-2");
        using var scope = client.BeginContext(new() { DistinctId = "user-3" });
        var inContext = await client.CaptureExceptionAsync(cached);
        var again = await client.CaptureExceptionAsync(cached, "user-3");

        Assert.That(explicitly.IsDelivered);
        Assert.That(inContext.IsDelivered);
        Assert.That(again.Failure!.Kind, Is.EqualTo(PostHogFailureKind.AlreadyReported));
    }

    [Test]
    public async Task Reports_a_cached_exception_object_again_after_a_minute()
    {
        await using var client = new PostHogClient(Options());
        var cached = CaptureExceptionTests.Thrown();
        client.EnqueueException(cached, "user-42");
        Time.Advance(TimeSpan.FromSeconds(59));
        var soon = client.EnqueueException(cached, "user-42");
        Time.Advance(TimeSpan.FromSeconds(1));

        var later = client.EnqueueException(cached, "user-42");

        Assert.That(soon.IsAccepted, Is.False);
        Assert.That(later.IsAccepted);
    }

    [Test]
    public async Task Reports_an_exception_and_its_wrapper_once()
    {
        await using var client = new PostHogClient(Options());
        var inner = CaptureExceptionTests.Thrown();
        client.EnqueueException(inner, "user-42");

        var wrapper = client.EnqueueException(
            new InvalidOperationException("outer", inner),
            "user-42"
        );
        var aggregate = client.EnqueueException(
            new AggregateException(inner, new FormatException()),
            "user-42"
        );

        Assert.That(wrapper.Failure!.Kind, Is.EqualTo(PostHogFailureKind.AlreadyReported));
        Assert.That(aggregate.IsAccepted, "One member was not reported.");
    }
}
