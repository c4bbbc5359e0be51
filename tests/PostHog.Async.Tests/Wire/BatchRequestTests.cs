using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Wire;

public sealed class BatchRequestTests
{
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task Posts_to_the_batch_path()
    {
        await CaptureAsync(Some.Event());

        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(_http.Requests[0].Method, Is.EqualTo("POST"));
        Assert.That(
            _http.Requests[0].Url.AbsoluteUri,
            Is.EqualTo("https://us.i.posthog.com/batch/")
        );
    }

    [TestCase("https://eu.posthog.com", "https://eu.i.posthog.com/batch/")]
    [TestCase(" https://proxy.example/ph/ ", "https://proxy.example/ph/batch/")]
    [TestCase("http://localhost:8010", "http://localhost:8010/batch/")]
    public async Task Appends_the_path_to_the_host(string host, string expected)
    {
        var options = Some.Options(_http);
        options.Host = host;
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        Assert.That(_http.Requests[0].Url.AbsoluteUri, Is.EqualTo(expected));
    }

    [Test]
    public async Task Sends_user_agent_content_type_and_encoding_headers()
    {
        var options = Some.Options(_http);
        options.Compression = CaptureCompression.Gzip;
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        var headers = _http.Requests[0].Headers;
        Assert.That(headers["User-Agent"], Does.Match(@"^posthog-csharp/\d+\.\d+\.\d+"));
        Assert.That(headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(headers["Content-Encoding"], Is.EqualTo("gzip"));
        Assert.That(headers.ContainsKey("Authorization"), Is.False);
    }

    [Test]
    public async Task Sends_a_small_body_as_it_is_unless_a_compression_was_chosen()
    {
        var large = Some.Event();
        large["note"] = new string('x', 1024);

        await CaptureAsync(Some.Event());
        await CaptureAsync(large);

        Assert.That(_http.Requests[0].Bytes, Has.Length.LessThan(1024));
        Assert.That(_http.Requests[0].Headers.ContainsKey("Content-Encoding"), Is.False);
        Assert.That(_http.Requests[1].Headers["Content-Encoding"], Is.EqualTo("gzip"));
    }

    [Test]
    public async Task Sends_plain_JSON_when_compression_is_off()
    {
        var options = Some.Options(_http);
        options.Compression = CaptureCompression.None;
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        Assert.That(_http.Requests[0].Headers.ContainsKey("Content-Encoding"), Is.False);
        Assert.That(
            Encoding.UTF8.GetString(_http.Requests[0].Bytes),
            Does.StartWith("{\"api_key\"")
        );
    }

    [Test]
    public async Task Sends_events_with_the_token_and_the_time_of_sending()
    {
        await CaptureAsync(Some.Event());

        var body = _http.Requests[0].Json;
        Assert.That((string?)body["api_key"], Is.EqualTo(Some.Token));
        Assert.That((string?)body["sent_at"], Is.EqualTo("2025-01-01T00:00:00Z"));
        Assert.That(body.ContainsKey("historical_migration"), Is.False);
    }

    [Test]
    public async Task Marks_a_historical_migration()
    {
        await using var client = new PostHogClient(Some.Options(_http));

        await client.CaptureBatchAsync(Some.Events(2), historicalMigration: true);

        Assert.That((bool?)_http.Requests[0].Json["historical_migration"], Is.True);
    }

    [Test]
    public async Task Writes_every_part_of_the_event()
    {
        var id = Guid.NewGuid();
        var captured = new PostHogEvent("order placed", "user-42")
        {
            ["total"] = 99.5,
            ["currency"] = "EUR",
        };
        captured.Uuid = id;
        captured.Timestamp = DateTimeOffset.Parse(
            "2024-06-01T12:00:00.1234567+02:00",
            CultureInfo.InvariantCulture
        );
        captured.Groups["company"] = "acme";

        await CaptureAsync(captured);

        var sent = _http.Requests[0].Events[0];
        Assert.That((string?)sent["event"], Is.EqualTo("order placed"));
        Assert.That((string?)sent["distinct_id"], Is.EqualTo("user-42"));
        Assert.That((string?)sent["uuid"], Is.EqualTo(id.ToString("D")));
        Assert.That((string?)sent["timestamp"], Is.EqualTo("2024-06-01T10:00:00.1234567Z"));
        Assert.That((double?)sent["properties"]!["total"], Is.EqualTo(99.5));
        Assert.That((string?)sent["properties"]!["currency"], Is.EqualTo("EUR"));
        Assert.That((string?)sent["properties"]!["$groups"]!["company"], Is.EqualTo("acme"));
    }

    [Test]
    public async Task Assigns_an_id_and_the_time_of_the_call_to_the_event()
    {
        var result = await CaptureAsync(Some.Event());

        var sent = _http.Requests[0].Events[0];
        Assert.That((string?)sent["timestamp"], Is.EqualTo("2025-01-01T00:00:00Z"));
        Assert.That((string?)sent["uuid"], Is.EqualTo(result.Verdicts[0].Uuid.ToString("D")));
        Assert.That(result.Verdicts[0].Uuid.ToString("D")[14], Is.EqualTo('7'));
    }

    [Test]
    public async Task Sends_library_os_and_runtime_as_properties()
    {
        var properties = await PropertiesOfAsync(Some.Event());

        Assert.That((string?)properties["$lib"], Is.EqualTo("posthog-csharp"));
        Assert.That((string?)properties["$lib_version"], Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That((bool?)properties["$is_server"], Is.True);
        Assert.That((string?)properties["$os"], Is.Not.Empty);
        Assert.That((string?)properties["$os_version"], Is.Not.Empty);
        Assert.That((string?)properties["$net_runtime"], Does.StartWith(".NET"));
        Assert.That(properties.ContainsKey("$geoip_disable"), Is.False);
    }

    [Test]
    public async Task Keeps_library_properties_set_by_the_caller()
    {
        var captured = Some.Event();
        captured["$os"] = "Plan 9";
        captured["$is_server"] = null;

        var properties = await PropertiesOfAsync(captured);

        Assert.That((string?)properties["$os"], Is.EqualTo("Plan 9"));
        Assert.That(properties.ContainsKey("$is_server"), Is.False);
    }

    [Test]
    public async Task Sends_the_options_for_location_and_machine()
    {
        var options = Some.Options(_http);
        options.DisableGeoIP = true;
        options.IsServer = false;
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        var properties = (JObject)_http.Requests[0].Events[0]["properties"]!;
        Assert.That((bool?)properties["$geoip_disable"], Is.True);
        Assert.That(properties.ContainsKey("$is_server"), Is.False);
    }

    [Test]
    public async Task Marks_a_personless_event()
    {
        var first = PostHogEvent.Anonymous("page viewed");
        var second = PostHogEvent.Anonymous("page viewed");

        var properties = await PropertiesOfAsync(first);

        Assert.That((bool?)properties["$process_person_profile"], Is.False);
        Assert.That(Guid.TryParse(first.DistinctId, out _));
        Assert.That(first.DistinctId, Is.Not.EqualTo(second.DistinctId));
    }

    private async Task<JObject> PropertiesOfAsync(PostHogEvent captured)
    {
        await CaptureAsync(captured);
        return (JObject)_http.Requests[0].Events[0]["properties"]!;
    }

    private async Task<CaptureResult> CaptureAsync(PostHogEvent captured)
    {
        await using var client = new PostHogClient(Some.Options(_http));
        return await client.CaptureAsync(captured);
    }
}
