using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed class V0AnswerTests
{
    private static readonly IEnumerable<int> Statuses = Enumerable.Range(100, 500);

    [TestCaseSource(nameof(Statuses))]
    public void Knows_every_status(int status)
    {
        var expected = status switch
        {
            >= 200 and <= 299 => VerdictKind.Delivered,
            408 or 429 or >= 500 => VerdictKind.Again,
            _ => VerdictKind.GivenUp,
        };

        Assert.That(V0Answer.Read(A.Answer(status)).Kind, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Statuses))]
    public void Reports_the_status_of_every_failure(int status)
    {
        var verdict = V0Answer.Read(A.Answer(status));

        Assert.That(verdict.Failure?.StatusCode, Is.Null.Or.EqualTo(status));
        Assert.That(verdict.Failure is null, Is.EqualTo(verdict.Kind == VerdictKind.Delivered));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"status":1}""")]
    [TestCase("1")]
    [TestCase("\"Ok\"")]
    [TestCase("\uFEFF{\"status\":1}")]
    public void Takes_a_success_with_json_or_nothing_for_delivered(string body)
    {
        var verdict = V0Answer.Read(A.Answer(200, body));

        Assert.That(verdict, Is.EqualTo(Verdict.Delivered()));
    }

    [TestCase("<html>Welcome to the hotel</html>")]
    [TestCase("{\"status\":")]
    [TestCase("{} trailing")]
    [TestCase("{}{}")]
    [TestCase("   ")]
    public void Takes_a_success_without_json_for_unknown(string body)
    {
        var verdict = V0Answer.Read(A.Answer(200, body));

        Assert.That(verdict.Kind, Is.EqualTo(VerdictKind.GivenUp));
        Assert.That(verdict.Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [TestCase("""{"quotaLimited":["events"]}""", true)]
    [TestCase("""{"quotaLimited":[]}""", false)]
    [TestCase("""{"quotaLimited":null}""", false)]
    [TestCase("""{"quotaLimited":true}""", false)]
    [TestCase("""["quotaLimited"]""", false)]
    public void Notices_a_used_up_quota_and_still_delivers(string body, bool limited)
    {
        var verdict = V0Answer.Read(A.Answer(200, body));

        Assert.That(verdict.Kind, Is.EqualTo(VerdictKind.Delivered));
        Assert.That(verdict.QuotaLimited, Is.EqualTo(limited));
    }

    [TestCase(
        """{"detail":"no such project"}""",
        "The server refused the request with 401: no such project"
    )]
    [TestCase("<html>", "The server refused the request with 401.")]
    [TestCase("", "The server refused the request with 401.")]
    public void Passes_on_the_reason_of_a_refusal(string body, string message)
    {
        var verdict = V0Answer.Read(A.Answer(401, body));

        Assert.That(verdict.Failure!.Message, Is.EqualTo(message));
        Assert.That(verdict.Failure.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(verdict.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public void Describes_every_failure_of_the_transport_with_its_innermost_cause(
        [Values] PostHogFailureKind kind
    )
    {
        var cause = new IOException("outer", new IOException("broken pipe"));
        var failure = new TransportFailure(kind, BodyStarted: false, cause);

        var verdict = V0Answer.Read(WireResponse.NoAnswer(failure));

        Assert.That(verdict.Kind, Is.EqualTo(VerdictKind.Again));
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(kind));
        Assert.That(verdict.Failure.Cause, Is.SameAs(cause));
        Assert.That(verdict.Failure.Message, Does.Contain("broken pipe").Or.Contain("timeout"));
    }
}
