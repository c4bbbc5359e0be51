namespace PostHog.Core.Tests;

internal sealed class CaptureResultTests
{
    private static readonly EventVerdict Delivered = A.Verdict(DeliveryOutcome.Delivered);
    private static readonly PostHogFailure First = A.Failure();
    private static readonly PostHogFailure Second = A.Failure(PostHogFailureKind.Timeout, null);
    private static readonly EventVerdict Lost = A.Verdict(DeliveryOutcome.NotDelivered, First);
    private static readonly EventVerdict Unclear = A.Verdict(DeliveryOutcome.Unknown, Second);

    [Test]
    public void Is_delivered_when_every_event_was()
    {
        var result = new CaptureResult([Delivered, Delivered], attempts: 1);

        Assert.That(result.IsDelivered);
        Assert.That(result.Failure, Is.Null);
        Assert.That(result.EnsureDelivered(), Is.SameAs(result));
    }

    [Test]
    public void Is_delivered_when_there_were_no_events()
    {
        var result = new CaptureResult([], attempts: 0);

        Assert.That(result.IsDelivered);
        Assert.That(result.ToString(), Is.EqualTo("delivered 0 of 0 events in 0 attempts"));
    }

    [Test]
    public void Reports_the_first_failure()
    {
        var result = new CaptureResult([Delivered, Unclear, Lost], attempts: 2);

        Assert.That(result.IsDelivered, Is.False);
        Assert.That(result.Failure, Is.SameAs(Second));
    }

    [Test]
    public void Throws_its_failure_for_callers_that_prefer_an_exception()
    {
        var result = new CaptureResult([Unclear], attempts: 4);

        Assert.That(
            result.EnsureDelivered,
            Throws.TypeOf<PostHogException>().With.Property("Failure").SameAs(Second)
        );
    }

    private static readonly TestCaseData[] Summaries =
    [
        new(new[] { Delivered }, 1, "delivered 1 of 1 event in 1 attempt"),
        new(new[] { Delivered, Delivered }, 3, "delivered 2 of 2 events in 3 attempts"),
        new(
            new[] { Delivered, Lost },
            2,
            "delivered 1 of 2 events in 2 attempts; ServerError (503): Something went wrong."
        ),
    ];

    [TestCaseSource(nameof(Summaries))]
    public void Prints_a_summary_on_one_line(EventVerdict[] verdicts, int attempts, string summary)
    {
        Assert.That(new CaptureResult(verdicts, attempts).ToString(), Is.EqualTo(summary));
    }
}
