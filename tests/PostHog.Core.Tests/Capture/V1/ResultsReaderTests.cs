using PostHog.Capture.V1;
using PostHog.Wire;

namespace PostHog.Core.Tests.Capture.V1;

internal sealed class ResultsReaderTests
{
    private const string Id = "0198f3a0-0000-7000-8000-000000000001";

    [TestCase("""{"results":{}}""")]
    [TestCase("""{"results":{"ID":{"result":"ok"}}}""")]
    [TestCase("""{"results":{"ID":{"result":"ok","details":null}},"more":1}""")]
    [TestCase("""{"results":{"ID":{}}}""")]
    [TestCase("""{"results":{"ID":{"result":7}}}""")]
    [TestCase("""{"results":{"ID":null}}""")]
    [TestCase("""{"results":{"ID":"drop"}}""")]
    [TestCase("""{"results":{"no id":{"result":"drop"}}}""")]
    public void Accepts_events_without_a_readable_result(string body)
    {
        var answer = Read(body);

        Assert.That(answer.Kind, Is.EqualTo(CaptureAnswerKind.Received));
        Assert.That(answer.Events, Is.Empty);
        Assert.That(answer.Remarks, Is.Empty);
    }

    [TestCase("limited")]
    [TestCase("warning")]
    [TestCase("a word of tomorrow")]
    [TestCase("DROP")]
    public void Accepts_events_with_an_unknown_result(string result)
    {
        var answer = Read(
            """{"results":{"ID":{"result":"WORD"}}}""".Replace(
                "WORD",
                result,
                StringComparison.Ordinal
            )
        );

        Assert.That(answer.Events![A.Uuid].MustResend, Is.False);
        Assert.That(answer.Events![A.Uuid].DroppedBecause, Is.Null);
    }

    [TestCase(""","details":"billing_limit_exceeded" """, "billing_limit_exceeded")]
    [TestCase("", "no reason given")]
    [TestCase(""","details":null""", "no reason given")]
    [TestCase(""","details":{"a":1}""", "no reason given")]
    [TestCase(""","details":"the value 'secret' is bad" """, "no reason given")]
    public void Reads_why_an_event_was_dropped(string details, string reason)
    {
        var answer = Read("""{"results":{"ID":{"result":"drop" """ + details + "}}}");

        Assert.That(answer.Events![A.Uuid].DroppedBecause, Is.EqualTo(reason));
        Assert.That(answer.Events![A.Uuid].MustResend, Is.False);
    }

    [Test]
    public void Reads_which_events_to_retry()
    {
        var answer = Read("""{"results":{"ID":{"result":"retry","details":"not_persisted"}}}""");

        Assert.That(answer.Events![A.Uuid].MustResend);
        Assert.That(answer.Events![A.Uuid].DroppedBecause, Is.Null);
        Assert.That(answer.Events![A.Uuid].Details, Is.EqualTo("not_persisted"));
    }

    [Test]
    public void Finds_an_event_by_its_id_in_any_notation()
    {
        var answer = Read("""{"results":{"0198F3A0000070008000000000000001":{"result":"drop"}}}""");

        Assert.That(answer.Events, Contains.Key(A.Uuid));
    }

    [Test]
    public void Counts_the_results_that_are_not_ok()
    {
        var answer = Read(
            """
            {"results":{
              "0198f3a0-0000-7000-8000-000000000001":{"result":"drop","details":"invalid_options"},
              "0198f3a0-0000-7000-8000-000000000002":{"result":"warning","details":"x_y"},
              "0198f3a0-0000-7000-8000-000000000003":{"result":"warning","details":"x_y"},
              "0198f3a0-0000-7000-8000-000000000004":{"result":"Who knows?"},
              "0198f3a0-0000-7000-8000-000000000005":{"result":"ok"}}}
            """
        );

        Assert.That(
            answer.Remarks,
            Is.EqualTo("1 × drop (invalid_options), 1 × other, 2 × warning (x_y)")
        );
    }

    [TestCase("")]
    [TestCase("<html>")]
    [TestCase("{}")]
    [TestCase("""{"status":1}""")]
    [TestCase("""{"results":null}""")]
    [TestCase("""{"results":[]}""")]
    [TestCase("""{"results":{}} {}""")]
    [TestCase("""{"results":{"ID":{"result":"ok"}""")]
    public void Is_unknown_after_an_unreadable_success(string body)
    {
        var answer = Read(body);

        Assert.That(answer.Kind, Is.EqualTo(CaptureAnswerKind.Final));
        Assert.That(answer.Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    private static CaptureAnswer Read(string body) =>
        ResultsReader.Read(A.Answer(200, body.Replace("ID", Id, StringComparison.Ordinal)));
}
