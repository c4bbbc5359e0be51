using System.Text;
using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed partial class BatchDeliveryTests
{
    private static readonly Guid[] Ids =
    [
        new("0198f3a0-0000-7000-8000-000000000001"),
        new("0198f3a0-0000-7000-8000-000000000002"),
        new("0198f3a0-0000-7000-8000-000000000003"),
        new("0198f3a0-0000-7000-8000-000000000004"),
    ];

    [Test]
    public void Resends_only_the_events_that_the_server_did_not_store()
    {
        var delivery = Partly(maxRetries: 3);

        var first = Headers(delivery);
        var verdict = Decide(delivery, Mixed());
        var again = delivery.NextRequest(A.Moment);

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.Retry));
        Assert.That(verdict.Remarks, Does.Contain("1 × drop (invalid_options)"));
        Assert.That(
            Encoding.UTF8.GetString(again.Body),
            Is.EqualTo("""{"created_at":"2026-03-01T12:00:00Z","batch":[{"n":3}]}""")
        );
        Assert.That(again.Headers[2].Value, Is.EqualTo("2"));
        Assert.That(again.Headers[3], Is.EqualTo(first[3]));
    }

    [Test]
    public void Keeps_the_result_of_each_event()
    {
        var delivery = Partly(maxRetries: 3);

        Decide(delivery, Mixed());
        var verdict = Decide(delivery, A.Answer(200, """{"results":{}}"""));

        var ends = delivery.Settled.ToDictionary(one => one.Event.Uuid, one => one.Verdict);
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(PostHogFailureKind.DroppedByServer));
        Assert.That(
            Ids.Select(id => ends[id].Outcome),
            Is.EqualTo([
                DeliveryOutcome.Delivered,
                DeliveryOutcome.NotDelivered,
                DeliveryOutcome.Delivered,
                DeliveryOutcome.Delivered,
            ])
        );
        Assert.That(
            Ids.Select(id => ends[id].Details),
            Is.EqualTo([null, "invalid_options", null, "person_processing_disabled"])
        );
        Assert.That(ends[Ids[1]].Failure!.Message, Does.EndWith(": invalid_options"));
    }

    [Test]
    public void Gives_up_on_events_that_the_server_never_stores()
    {
        var delivery = Partly(maxRetries: 0);

        Decide(delivery, Mixed());

        var last = delivery.Settled.Single(one => one.Event.Uuid == Ids[2]).Verdict;
        Assert.That(last.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(last.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ServerError));
    }

    private static BatchDelivery Partly(int maxRetries) =>
        new(
            [.. Ids.Select((id, index) => new SerialisedEvent("e", id, Json(index + 1)))],
            A.V1Wire(),
            new RetryPolicy(maxRetries),
            new BatchOrigin(A.Uuid, A.Moment, HistoricalMigration: false)
        );

    private static byte[] Json(int number) => Encoding.UTF8.GetBytes($"{{\"n\":{number}}}");

    private static IReadOnlyList<KeyValuePair<string, string>> Headers(BatchDelivery delivery) =>
        delivery.NextRequest(A.Moment).Headers;

    private static WireResponse Mixed() =>
        A.Answer(
            200,
            $$$"""
            {"results":{
              "{{{Ids[0]}}}":{"result":"ok"},
              "{{{Ids[1]}}}":{"result":"drop","details":"invalid_options"},
              "{{{Ids[2]}}}":{"result":"retry","details":"not_persisted"},
              "{{{Ids[3]}}}":{"result":"warning","details":"person_processing_disabled"} } }
            """
        );
}
