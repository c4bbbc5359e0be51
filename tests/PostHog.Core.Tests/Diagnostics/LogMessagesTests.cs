using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Diagnostics;

internal sealed class LogMessagesTests
{
    private static readonly PostHogFailure Failure = A.Failure();

    private static readonly TestCaseData[] Attempts =
    [
        new(Of(AttemptDecisionKind.Delivered), "Debug: 3 events delivered in 2 attempts."),
        new(
            Of(AttemptDecisionKind.Retry, Failure),
            "Warning: Attempt 2 failed; retrying in 1.3 s. ServerError (503): Something went wrong."
        ),
        new(
            Of(AttemptDecisionKind.GivenUp, Failure),
            "Error: 3 events given up after 2 attempts. ServerError (503): Something went wrong."
        ),
    ];

    [TestCaseSource(nameof(Attempts))]
    [SetCulture("de-DE")]
    public void Report_the_result_of_an_attempt(object verdict, string message)
    {
        var recorded = new LogRecorder();

        recorded.Log.AttemptDecided(Report(3, (AttemptDecision)verdict));

        Assert.That(recorded.Entries.Single().ToString(), Is.EqualTo(message));
    }

    [Test]
    public void Count_dropped_and_delivered_events_separately()
    {
        var recorded = new LogRecorder();
        SettledEvent[] settled =
        [
            .. Settled(2, failure: null),
            .. Settled(1, A.Failure(PostHogFailureKind.DroppedByServer, null)),
        ];

        recorded.Log.AttemptDecided(
            new AttemptReport(
                3,
                1,
                Of(AttemptDecisionKind.GivenUp, settled[2].Verdict.Failure),
                settled
            )
        );

        Assert.That(
            recorded.Entries.Select(entry => entry.ToString()),
            Is.EqualTo([
                "Debug: 2 events delivered in 1 attempt.",
                "Error: 1 event given up after 1 attempt. DroppedByServer: Something went wrong.",
            ])
        );
    }

    [Test]
    public void Warn_about_a_used_up_quota()
    {
        var recorded = new LogRecorder();

        recorded.Log.AttemptDecided(
            Report(1, Of(AttemptDecisionKind.Delivered) with { QuotaLimited = true })
        );

        Assert.That(recorded.Warnings.Single(), Does.Contain("quota"));
    }

    [Test]
    public void Report_each_remark_of_the_server_once()
    {
        var recorded = new LogRecorder();
        var verdict = Of(AttemptDecisionKind.Delivered) with
        {
            Remarks = "2 × drop (invalid_options)",
        };

        recorded.Log.AttemptDecided(Report(3, verdict));

        Assert.That(recorded.Warnings.Single(), Does.EndWith(": 2 × drop (invalid_options)."));
    }

    [Test]
    public void Report_dropped_events_refused_calls_and_missing_settings()
    {
        var recorded = new LogRecorder();

        recorded.Log.EventDropped("paid", "its name is blank.");
        recorded.Log.CallDropped(4, Failure);
        recorded.Log.PropertyRepaired("paid", "total", "holds a delegate");
        recorded.Log.ProjectTokenMissing();

        Assert.That(
            recorded.Entries.Select(entry => entry.ToString()),
            Is.EqualTo([
                "Warning: Event 'paid' is dropped: its name is blank.",
                "Warning: 4 events not sent. Something went wrong.",
                "Warning: Event 'paid': property 'total' holds a delegate.",
                "Error: PostHog is disabled: no project token is set. Nothing will be sent.",
            ])
        );
    }

    private static AttemptReport Report(int events, AttemptDecision verdict) =>
        new(
            events,
            2,
            verdict,
            verdict.Kind == AttemptDecisionKind.Retry ? [] : [.. Settled(events, verdict.Failure)]
        );

    private static IEnumerable<SettledEvent> Settled(int count, PostHogFailure? failure) =>
        Enumerable.Repeat(
            new SettledEvent(
                A.Serialised(),
                failure is null ? DeliveryOutcome.Delivered : DeliveryOutcome.NotDelivered,
                failure
            ),
            count
        );

    private static AttemptDecision Of(AttemptDecisionKind kind, PostHogFailure? failure = null) =>
        new(kind, TimeSpan.FromSeconds(1.25), failure);
}
