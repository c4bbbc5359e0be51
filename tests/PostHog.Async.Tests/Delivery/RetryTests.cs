using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

public sealed class RetryTests
{
    private readonly FakeTime _time = new();
    private readonly LogRecorder _log = new();
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task Retries_after_a_transient_failure(int status)
    {
        _http.Then(status);

        var result = await CaptureAsync();

        Assert.That(result.IsDelivered);
        Assert.That(result.Attempts, Is.EqualTo(2));
        Assert.That(_time.Pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(1) }));
    }

    [TestCase(301)]
    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(413)]
    public async Task Does_not_retry_after_a_permanent_failure(int status)
    {
        _http.Then(status, "{\"detail\":\"no such project\"}");

        var result = await CaptureAsync();

        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(result.IsDelivered, Is.False);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(result.Failure.StatusCode, Is.EqualTo(status));
        Assert.That(result.Failure.Message, Does.Contain("no such project"));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public async Task Sends_the_same_event_on_every_attempt()
    {
        _http.Then(503).Then(503);

        await CaptureAsync();

        var ids = _http.Requests.Select(request => (string?)request.Events[0]["uuid"]);
        var times = _http.Requests.Select(request => (string?)request.Events[0]["timestamp"]);
        var sendings = _http.Requests.Select(request => (string?)request.Json["sent_at"]);
        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
        Assert.That(times.Distinct().Count(), Is.EqualTo(1));
        Assert.That(sendings.Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Doubles_the_delay_after_each_attempt_and_then_gives_up()
    {
        _http.Then(503).Then(503).Then(503).Then(503);

        var result = await CaptureAsync();

        Assert.That(_http.Requests, Has.Count.EqualTo(4));
        Assert.That(
            _time.Pauses.Select(pause => pause.TotalSeconds),
            Is.EqualTo(new[] { 1, 2, 4 })
        );
        Assert.That(result.Attempts, Is.EqualTo(4));
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ServerError));
        Assert.That(result.Failure.StatusCode, Is.EqualTo(503));
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(3));
        Assert.That(_log.At(PostHogLogLevel.Error), Has.Count.EqualTo(1));
    }

    [TestCase("3", 3)]
    [TestCase("Wed, 01 Jan 2025 00:00:05 GMT", 5)]
    [TestCase("3600", 30)]
    [TestCase("0", 1)]
    [TestCase("-5", 1)]
    [TestCase("soon", 1)]
    [TestCase("Wed, 01 Jan 2020 00:00:00 GMT", 1)]
    public async Task Waits_for_a_plausible_Retry_After_and_ignores_any_other(
        string header,
        int seconds
    )
    {
        _http.Then(429, retryAfter: header);

        await CaptureAsync();

        Assert.That(_time.Pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(seconds) }));
    }

    [TestCase(0, 1)]
    [TestCase(1, 2)]
    [TestCase(5, 6)]
    public async Task Makes_no_more_attempts_than_MaxRetries_allows(int retries, int attempts)
    {
        for (var answer = 0; answer < 10; answer++)
        {
            _http.Then(500);
        }

        var result = await CaptureAsync(retries);

        Assert.That(_http.Requests, Has.Count.EqualTo(attempts));
        Assert.That(result.Attempts, Is.EqualTo(attempts));
    }

    [Test]
    public async Task Retries_after_an_exception_in_the_handler()
    {
        _http.ThenThrow(new HttpRequestException("no route"));

        var result = await CaptureAsync();

        Assert.That(result.IsDelivered);
        Assert.That(result.Attempts, Is.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("1")]
    [TestCase("{\"status\":\"Ok\"}")]
    public async Task Reports_any_readable_success_as_delivered(string body)
    {
        _http.Then(200, body);

        var result = await CaptureAsync();

        Assert.That(result.IsDelivered);
        Assert.That(result.Attempts, Is.EqualTo(1));
    }

    [TestCase("<html>Please log in to this network</html>")]
    [TestCase("{\"status\":")]
    [TestCase("ok")]
    public async Task Reports_a_success_that_is_not_JSON_as_unknown_and_does_not_retry(string body)
    {
        _http.Then(200, body);

        var result = await CaptureAsync();

        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [Test]
    public async Task Warns_when_a_quota_is_used_up()
    {
        _http.Then(200, "{\"status\":1,\"quotaLimited\":[\"events\"]}");

        var result = await CaptureAsync();

        Assert.That(result.IsDelivered);
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.One.Contains("quota"));
    }

    private async Task<CaptureResult> CaptureAsync(int? retries = null)
    {
        var options = Some.Options(_http, _time);
        options.MaxRetries = retries;
        options.Log = _log.Write;
        await using var client = new PostHogClient(options);
        return await client.CaptureAsync(Some.Event());
    }
}
