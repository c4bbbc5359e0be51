using System.Text;
using PostHog.Capture.V0;
using PostHog.Wire;

namespace PostHog.Core.Tests.Capture.V0;

internal sealed class V0BatchWriterTests
{
    private static readonly SerialisedEvent First = new("1", A.Uuid, "{\"n\":\"é\"}"u8.ToArray());
    private static readonly SerialisedEvent Second = new("2", A.Uuid, "{}"u8.ToArray());

    [Test]
    public void Writes_a_batch_of_one_event_exactly()
    {
        Assert.That(
            Write(historicalMigration: false, First),
            Is.EqualTo(
                """{"api_key":"phc_test","batch":[{"n":"é"}],"sent_at":"2026-03-01T12:00:00Z"}"""
            )
        );
    }

    [Test]
    public void Writes_several_events_in_order()
    {
        Assert.That(
            Write(historicalMigration: false, First, Second, First),
            Does.Contain("""[{"n":"é"},{},{"n":"é"}]""")
        );
    }

    [Test]
    public void Marks_a_historical_migration()
    {
        Assert.That(
            Write(historicalMigration: true, Second),
            Does.EndWith(""","sent_at":"2026-03-01T12:00:00Z","historical_migration":true}""")
        );
    }

    [Test]
    public void Escapes_the_token()
    {
        var body = V0BatchWriter
            .Write([Second], "a\"b", A.Moment, historicalMigration: false)
            .ToArray();

        Assert.That(Encoding.UTF8.GetString(body), Does.StartWith("""{"api_key":"a\"b","""));
    }

    private static string Write(bool historicalMigration, params SerialisedEvent[] events) =>
        Encoding.UTF8.GetString(
            V0BatchWriter.Write(events, "phc_test", A.Moment, historicalMigration).ToArray()
        );
}
