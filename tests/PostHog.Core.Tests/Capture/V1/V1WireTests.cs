using System.Text;
using PostHog.Capture;
using PostHog.Capture.V1;
using PostHog.Wire;

namespace PostHog.Core.Tests.Capture.V1;

internal sealed class V1WireTests
{
    private static readonly V1Wire Wire = A.V1Wire();

    [Test]
    public void Writes_a_request_exactly()
    {
        var request = Wire.Write(Attempt());

        Assert.That(
            Encoding.UTF8.GetString(request.Body),
            Is.EqualTo("""{"created_at":"2026-03-01T12:00:00Z","batch":[{"n":1},{"n":2}]}""")
        );
        Assert.That(
            request.Headers.Select(header => $"{header.Key}: {header.Value}"),
            Is.EqualTo([
                "Authorization: Bearer phc_token",
                $"PostHog-Sdk-Info: posthog-csharp/{RuntimeIdentity.LibraryVersion}",
                "PostHog-Attempt: 1",
                "PostHog-Request-Id: 0198f3a0-0000-7000-8000-000000000001",
                "PostHog-Request-Timestamp: 2026-03-01T12:00:01Z",
            ])
        );
        Assert.That(
            request.Url.AbsoluteUri,
            Is.EqualTo("https://posthog.example/i/v1/analytics/events")
        );
        Assert.That(request.ContentEncoding, Is.Null);
    }

    [Test]
    public void Marks_a_historical_migration()
    {
        var request = Wire.Write(Attempt() with { HistoricalMigration = true });

        Assert.That(
            Encoding.UTF8.GetString(request.Body),
            Does.StartWith(
                """{"created_at":"2026-03-01T12:00:00Z","historical_migration":true,"batch":[{"""
            )
        );
    }

    [Test]
    public void Compresses_the_body_and_keeps_its_headers()
    {
        var request = A.V1Wire(CaptureCompression.Deflate).Write(Attempt());

        Assert.That(request.ContentEncoding, Is.EqualTo("deflate"));
        Assert.That(request.Headers, Has.Count.EqualTo(5));
    }

    [Test]
    public void Changes_only_attempt_number_and_time_between_attempts()
    {
        var first = Wire.Write(Attempt());
        var second = Wire.Write(Attempt() with { Attempt = 2 });

        Assert.That(second.Body, Is.EqualTo(first.Body));
        Assert.That(
            second.Headers.Except(first.Headers).Select(header => header.Key),
            Is.EqualTo(["PostHog-Attempt", "PostHog-Request-Timestamp"])
        );
    }

    [Test]
    public void Never_sends_the_same_time_twice_even_if_the_clock_stops()
    {
        var times = Enumerable
            .Range(1, 20)
            .Select(attempt => Wire.Write(Attempt() with { Attempt = attempt }).Headers[4].Value);

        Assert.That(times, Is.Unique);
        Assert.That(times, Is.All.Match(@"^2026-03-01T12:00:01(\.\d+)?Z$"));
    }

    [TestCaseSource(nameof(Statuses))]
    public void Classifies_every_status(int status)
    {
        var expected = status switch
        {
            >= 200 and <= 299 => CaptureAnswerKind.Received,
            408 or 500 or 502 or 503 or 504 => CaptureAnswerKind.Transient,
            413 => CaptureAnswerKind.TooLarge,
            _ => CaptureAnswerKind.Final,
        };

        var answer = Wire.Read(A.Answer(status, """{"results":{}}"""));

        Assert.That(answer.Kind, Is.EqualTo(expected));
        Assert.That(answer.Failure?.StatusCode, Is.Null.Or.EqualTo(status));
        Assert.That(answer.Failure is null, Is.EqualTo(answer.Kind == CaptureAnswerKind.Received));
    }

    [Test]
    public void Passes_on_the_reason_that_the_server_gave()
    {
        var answer = Wire.Read(
            A.Answer(
                401,
                """{"error":"auth","error_description":"no such project","error_uri":""}"""
            )
        );

        Assert.That(answer.Failure!.Message, Does.EndWith("with 401: no such project"));
        Assert.That(answer.Failure.Kind, Is.EqualTo(PostHogFailureKind.Refused));
    }

    [Test]
    public void Retries_when_no_response_arrives()
    {
        var answer = Wire.Read(A.NoResponse(bodyStarted: true));

        Assert.That(answer.Kind, Is.EqualTo(CaptureAnswerKind.Transient));
    }

    private static IEnumerable<int> Statuses => Enumerable.Range(100, 500);

    private static BatchAttempt Attempt() =>
        new(
            [
                new SerialisedEvent("1", A.Uuid, """{"n":1}"""u8.ToArray()),
                new SerialisedEvent("2", A.Uuid, """{"n":2}"""u8.ToArray()),
            ],
            HistoricalMigration: false,
            A.Uuid,
            A.Moment,
            Attempt: 1,
            A.Moment.AddSeconds(1)
        );
}
