using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Wire;

public sealed class V1RequestTests
{
    private const string Accepted = """{"results":{}}""";

    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task Sends_its_headers()
    {
        _http.Then(200, Accepted);

        var result = await CaptureAsync(Some.Event());

        var request = _http.Requests.Single();
        Assert.That(result.IsDelivered);
        Assert.That(
            request.Url.AbsoluteUri,
            Is.EqualTo("https://us.i.posthog.com/i/v1/analytics/events")
        );
        Assert.That(request.Headers["Authorization"], Is.EqualTo($"Bearer {Some.Token}"));
        Assert.That(request.Headers["PostHog-Sdk-Info"], Does.StartWith("posthog-csharp/"));
        Assert.That(request.Headers["User-Agent"], Does.StartWith("posthog-csharp/"));
        Assert.That(request.Headers["PostHog-Attempt"], Is.EqualTo("1"));
        Assert.That(Guid.TryParse(request.Headers["PostHog-Request-Id"], out _));
        Assert.That(
            request.Headers["PostHog-Request-Timestamp"],
            Is.EqualTo("2025-01-01T00:00:00Z")
        );
    }

    [Test]
    public async Task Writes_the_event_in_the_V1_format()
    {
        _http.Then(200, Accepted);
        var captured = Some.Event();
        captured["$session_id"] = "s-1";
        captured["$ignore_sent_at"] = true;

        await CaptureAsync(captured);

        var body = _http.Requests.Single().Json;
        var sent = (JObject)body["batch"]![0]!;
        Assert.That(body.ContainsKey("api_key"), Is.False);
        Assert.That((string?)body["created_at"], Is.EqualTo("2025-01-01T00:00:00Z"));
        Assert.That((string?)sent["session_id"], Is.EqualTo("s-1"));
        Assert.That((bool?)sent["options"]!["disable_skew_correction"], Is.True);
        Assert.That(((JObject)sent["properties"]!).ContainsKey("$lib"), Is.False);
    }

    [Test]
    public async Task Retries_a_batch_with_the_same_request_id()
    {
        _http.Then(503).Then(200, Accepted);

        var result = await CaptureAsync(Some.Event());

        var first = _http.Requests[0];
        var second = _http.Requests[1];
        Assert.That(result.Attempts, Is.EqualTo(2));
        Assert.That(second.Bytes, Is.EqualTo(first.Bytes));
        Assert.That(second.Headers["PostHog-Attempt"], Is.EqualTo("2"));
        Assert.That(
            second.Headers["PostHog-Request-Id"],
            Is.EqualTo(first.Headers["PostHog-Request-Id"])
        );
        Assert.That(
            second.Headers["PostHog-Request-Timestamp"],
            Is.Not.EqualTo(first.Headers["PostHog-Request-Timestamp"])
        );
    }

    [Test]
    public async Task Returns_the_result_that_the_server_gave_for_the_event()
    {
        var captured = Some.Event();
        captured.Uuid = Guid.NewGuid();
        _http.Then(
            200,
            $"{{\"results\":{{\"{captured.Uuid:D}\":{{\"result\":\"drop\",\"details\":\"quota\"}}}}}}"
        );

        var result = await CaptureAsync(captured);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.DroppedByServer));
        Assert.That(result.Verdicts[0].Details, Is.EqualTo("quota"));
    }

    private async Task<CaptureResult> CaptureAsync(PostHogEvent captured)
    {
        var options = Some.Options(_http);
        options.CaptureMode = CaptureMode.V1;
        await using var client = new PostHogClient(options);
        return await client.CaptureAsync(captured);
    }
}
