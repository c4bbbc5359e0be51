using System.IO.Compression;
using System.Text;
using PostHog.Capture.V0;
using PostHog.Wire;

namespace PostHog.Core.Tests.Capture.V0;

internal sealed class V0WireTests
{
    private static readonly IEnumerable<int> Statuses = Enumerable.Range(100, 500);

    private static readonly V0Wire Wire = A.Wire();
    private static readonly SerialisedEvent Event = new("1", A.Uuid, "{}"u8.ToArray());

    [TestCaseSource(nameof(Statuses))]
    public void Classifies_every_status(int status)
    {
        var expected = status switch
        {
            >= 200 and <= 299 => CaptureAnswerKind.Received,
            408 or 429 or >= 500 => CaptureAnswerKind.Transient,
            413 => CaptureAnswerKind.TooLarge,
            _ => CaptureAnswerKind.Final,
        };

        Assert.That(Wire.Read(A.Answer(status)).Kind, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Statuses))]
    public void Reports_the_status_of_every_failure(int status)
    {
        var answer = Wire.Read(A.Answer(status));

        Assert.That(answer.Failure?.StatusCode, Is.Null.Or.EqualTo(status));
        Assert.That(answer.Failure is null, Is.EqualTo(answer.Kind == CaptureAnswerKind.Received));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"status":1}""")]
    [TestCase("1")]
    [TestCase("\"Ok\"")]
    [TestCase("\uFEFF{\"status\":1}")]
    public void Is_delivered_after_a_success_with_json_or_an_empty_body(string body)
    {
        var answer = Wire.Read(A.Answer(200, body));

        Assert.That(answer, Is.EqualTo(CaptureAnswer.Received()));
    }

    [TestCase("<html>Welcome to the hotel</html>")]
    [TestCase("{\"status\":")]
    [TestCase("{} trailing")]
    [TestCase("{}{}")]
    [TestCase("   ")]
    public void Is_unknown_after_a_success_without_json(string body)
    {
        var answer = Wire.Read(A.Answer(200, body));

        Assert.That(answer.Kind, Is.EqualTo(CaptureAnswerKind.Final));
        Assert.That(answer.Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [TestCase("""{"quotaLimited":["events"]}""", true)]
    [TestCase("""{"quotaLimited":[]}""", false)]
    [TestCase("""{"quotaLimited":null}""", false)]
    [TestCase("""{"quotaLimited":true}""", false)]
    [TestCase("""["quotaLimited"]""", false)]
    public void Reports_a_used_up_quota_and_still_delivers(string body, bool limited)
    {
        var answer = Wire.Read(A.Answer(200, body));

        Assert.That(answer.Kind, Is.EqualTo(CaptureAnswerKind.Received));
        Assert.That(answer.QuotaLimited, Is.EqualTo(limited));
    }

    [TestCase(
        """{"detail":"no such project"}""",
        "The server refused the request with 401: no such project"
    )]
    [TestCase("<html>", "The server refused the request with 401.")]
    [TestCase("", "The server refused the request with 401.")]
    public void Passes_on_the_reason_that_the_server_gave(string body, string message)
    {
        var answer = Wire.Read(A.Answer(401, body));

        Assert.That(answer.Failure!.Message, Is.EqualTo(message));
        Assert.That(answer.Failure.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(answer.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public void Describes_every_failure_of_the_transport_with_its_innermost_cause(
        [Values] PostHogFailureKind kind
    )
    {
        var cause = new IOException("outer", new IOException("broken pipe"));
        var failure = new TransportFailure(kind, BodyStarted: false, cause);

        var answer = Wire.Read(WireResponse.NoResponse(failure));

        Assert.That(answer.Kind, Is.EqualTo(CaptureAnswerKind.Transient));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(kind));
        Assert.That(answer.Failure.Cause, Is.SameAs(cause));
        Assert.That(
            answer.Failure.Message,
            Does.Contain("broken pipe").Or.Contain("timeout").Or.Contain("client was closed")
        );
    }

    [Test]
    public void Creates_a_complete_request()
    {
        var request = Wire.Write(Attempt(A.Moment));

        Assert.That(request.Url.AbsoluteUri, Is.EqualTo("https://posthog.example/batch/"));
        Assert.That(request.Timeout, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(request.ContentEncoding, Is.Null);
        Assert.That(request.Headers, Is.Empty);
        Assert.That(Encoding.UTF8.GetString(request.Body), Does.StartWith("{\"api_key\":\"phc_"));
    }

    [Test]
    public void Compresses_the_body_when_configured()
    {
        var plain = Wire.Write(Attempt(A.Moment));
        var packed = A.Wire(CaptureCompression.Gzip).Write(Attempt(A.Moment));

        using var gzip = new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress);
        using var body = new MemoryStream();
        gzip.CopyTo(body);
        Assert.That(packed.ContentEncoding, Is.EqualTo("gzip"));
        Assert.That(body.ToArray(), Is.EqualTo(plain.Body));
    }

    [Test]
    public void Gives_every_attempt_its_own_time()
    {
        var later = Wire.Write(Attempt(A.Moment.AddSeconds(1)));

        Assert.That(Encoding.UTF8.GetString(later.Body), Does.Contain("2026-03-01T12:00:01Z"));
    }

    private static BatchAttempt Attempt(DateTimeOffset now) =>
        new([Event], HistoricalMigration: false, A.Uuid, A.Moment, Attempt: 1, now);
}
