using PostHog.TestKit;

namespace PostHog.Async.Tests;

public sealed class PostHogClientTests
{
    private readonly LogRecorder _log = new();
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [TestCase("", "user-42")]
    [TestCase(" ", "user-42")]
    [TestCase(null, "user-42")]
    [TestCase("order placed", "")]
    [TestCase("order placed", "\t")]
    [TestCase("order placed", null)]
    public async Task Drops_an_event_without_name_or_distinct_id(string? name, string? id)
    {
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(new PostHogEvent(name!, id!));

        Assert.That(_http.Requests, Is.Empty);
        Assert.That(result.Attempts, Is.Zero);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(result.Failure.Message, Does.Contain("blank"));
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public async Task Is_disabled_by_a_blank_token_and_logs_it_once(string? token)
    {
        var options = Options();
        options.ProjectToken = token;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(_http.Requests, Is.Empty);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
        Assert.That(_log.At(PostHogLogLevel.Error), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_disabled_by_the_Disabled_option()
    {
        var options = Options();
        options.Disabled = true;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureBatchAsync(Some.Events(2));

        Assert.That(_http.Requests, Is.Empty);
        Assert.That(result.Verdicts, Has.Count.EqualTo(2));
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
        Assert.That(_log.At(PostHogLogLevel.Error), Is.Empty);
    }

    [TestCase("posthog.com")]
    [TestCase("/relative")]
    [TestCase("ftp://posthog.com")]
    [TestCase("file:///etc/passwd")]
    [TestCase("https://")]
    [TestCase("https://posthog.com/?query=1")]
    public void Rejects_a_host_that_is_not_an_http_address(string host)
    {
        var options = Options();
        options.Host = host;

        var fault = Assert.Throws<ArgumentException>(() => Construct(options));

        Assert.That(fault!.ParamName, Is.EqualTo("Host"));
    }

    [Test]
    public void Rejects_missing_options() =>
        Assert.Throws<ArgumentNullException>(() => Construct(null!));

    [Test]
    public async Task Rejects_a_null_event()
    {
        await using var client = new PostHogClient(Options());

        await Assert.ThrowsAsync<ArgumentNullException>(async () =>
            await client.CaptureAsync(null!)
        );
    }

    [Test]
    public async Task Rejects_a_null_batch()
    {
        await using var client = new PostHogClient(Options());

        await Assert.ThrowsAsync<ArgumentNullException>(async () =>
            await client.CaptureBatchAsync(null!)
        );
    }

    [Test]
    public async Task Sends_nothing_when_constructed()
    {
        await using var client = new PostHogClient(Options());

        Assert.That(_http.Requests, Is.Empty);
        Assert.That(_log.Entries, Is.Empty);
    }

    [Test]
    public async Task Copies_its_options()
    {
        var options = Options();
        await using var client = new PostHogClient(options);
        options.ProjectToken = "phc_other";
        options.Host = "https://elsewhere.example";

        await client.CaptureAsync(Some.Event());

        Assert.That((string?)_http.Requests[0].Json["api_key"], Is.EqualTo(Some.Token));
        Assert.That(_http.Requests[0].Url.Host, Is.EqualTo("us.i.posthog.com"));
    }

    [Test]
    public async Task Sends_nothing_after_disposal()
    {
        var client = new PostHogClient(Options());
        await client.DisposeAsync();
        await client.DisposeAsync();

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(_http.Requests, Is.Empty);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
    }

    [Test]
    public async Task Does_not_dispose_a_supplied_HttpClient()
    {
        using var http = new HttpClient(_http.Handler, disposeHandler: false);
        var options = Options();
        options.HttpHandler = null;
        options.HttpClient = http;
        await using (var client = new PostHogClient(options))
        {
            await client.CaptureAsync(Some.Event());
        }

        await using var second = new PostHogClient(options);
        await second.CaptureAsync(Some.Event());

        Assert.That(_http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Throws_when_the_token_is_already_cancelled()
    {
        await using var client = new PostHogClient(Options());
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThatAsync(
            async () => await client.CaptureAsync(Some.Event(), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public async Task Throws_when_cancelled_between_two_attempts()
    {
        using var cancellation = new CancellationTokenSource();
        var time = new FakeTime { OnPause = cancellation.Cancel };
        _http.Then(503).Then(503);
        var options = Some.Options(_http, time);
        await using var client = new PostHogClient(options);

        await Assert.ThatAsync(
            async () => await client.CaptureAsync(Some.Event(), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Throws_the_failure_when_the_caller_asks_for_an_exception()
    {
        _http.Then(401);
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(Some.Event());

        var fault = Assert.Throws<PostHogException>(() => result.EnsureDelivered());
        Assert.That(fault!.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(fault.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Ignores_exceptions_of_the_log_callback()
    {
        _http.Then(503);
        var options = Options();
        options.Log = _ => throw new InvalidOperationException("log is full");
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.IsDelivered);
    }

    [Test]
    public async Task Never_logs_the_token()
    {
        _http.Then(503).Then(401);
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(Some.Event());

        Assert.That(_log.Entries, Is.Not.Empty);
        Assert.That(_log.Entries.Select(entry => entry.ToString()), Has.None.Contains(Some.Token));
    }

    [Test]
    public async Task Logs_details_only_with_the_Debug_option()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(Some.Event());
        var before = _log.At(PostHogLogLevel.Debug).Count;
        client.Debug();
        await client.CaptureAsync(Some.Event());
        var during = _log.At(PostHogLogLevel.Debug).Count;
        client.Debug(false);
        await client.CaptureAsync(Some.Event());

        Assert.That(before, Is.Zero);
        Assert.That(during, Is.Positive);
        Assert.That(_log.At(PostHogLogLevel.Debug), Has.Count.EqualTo(during));
    }

    [Test]
    public async Task Debug_sends_no_event()
    {
        await using var client = new PostHogClient(Options());

        client.Debug();
        client.Debug(false);
        client.Debug(true);
        await client.FlushAsync();

        Assert.That(_http.Requests, Is.Empty);
    }

    private static void Construct(PostHogOptions options) => _ = new PostHogClient(options);

    private PostHogOptions Options()
    {
        var options = Some.Options(_http);
        options.Log = _log.Write;
        return options;
    }
}
