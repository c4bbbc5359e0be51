using System.Globalization;
using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class CaptureTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Sends_an_event_under_the_id_it_returned()
    {
        await Harness.InitAsync();
        var uuid = "";

        var sent = await SendAsync(async () => uuid = await Harness.CaptureAsync("order placed"));

        Assert.That(sent.Name, Is.EqualTo("order placed"));
        Assert.That(sent.Text("distinct_id"), Is.EqualTo("user-42"));
        Assert.That(sent.Uuid, Is.EqualTo(uuid).And.Match("^[0-9a-f]{8}-[0-9a-f]{4}-7"));
        Assert.That(
            SentTime.Parse(sent.Text("timestamp")),
            Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1))
        );
    }

    [TestCase("2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00Z")]
    [TestCase("2024-05-01T12:00:00.1234567-09:30", "2024-05-01T21:30:00.1234567Z")]
    [TestCase("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    public async Task Sends_a_time_as_the_same_instant_in_utc(string given, string expected)
    {
        await Harness.InitAsync();

        var sent = await SendAsync(() => Harness.CaptureAsync(timestamp: given));

        Assert.That(
            SentTime.Parse(sent.Text("timestamp")),
            Is.EqualTo(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture))
        );
    }

    [TestCase("text", "\"a \\u00e9 b\"", "\"a é b\"")]
    [TestCase("date", "\"2024-05-01T12:00:00+02:00\"", "\"2024-05-01T12:00:00+02:00\"")]
    [TestCase("number", "12345678901", "12345678901")]
    [TestCase("fraction", "99.5", "99.5")]
    [TestCase("switch", "false", "false")]
    [TestCase("list", "[1,null,\"two\",[3]]", "[1,null,\"two\",[3]]")]
    [TestCase("nested", "{\"a\":{\"b\":1,\"c\":null}}", "{\"a\":{\"b\":1}}")]
    [TestCase("$set", "{\"plan\":\"pro\"}", "{\"plan\":\"pro\"}")]
    [TestCase("nothing", "null", null)]
    public async Task Sends_a_property_unchanged(string name, string given, string? expected)
    {
        await Harness.InitAsync();
        var properties = new JsonObject { [name] = JsonNode.Parse(given) };

        var sent = await SendAsync(() => Harness.CaptureAsync(properties: properties));

        Assert.That(sent.Property(name), Is.EqualTo(expected));
    }

    [TestCase(true, "true")]
    [TestCase(false, null)]
    public async Task Marks_events_for_which_GeoIP_is_disabled(bool isDisabled, string? expected)
    {
        await Harness.InitAsync(new JsonObject { ["disable_geoip"] = isDisabled });

        var sent = await SendAsync(() => Harness.CaptureAsync());

        Assert.That(sent.Property("$geoip_disable"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Sends_the_events_of_a_batch_in_order()
    {
        await Harness.InitAsync();
        var uuids = await Harness.CaptureManyAsync(25);

        var delivered = await Harness.FlushAsync();

        Assert.That(delivered, Is.EqualTo(25));
        Assert.That(Server.Requests.Single().Uuids, Is.EqualTo(uuids));
        Assert.That(uuids, Is.Unique);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Marks_a_historical_migration(bool isMigration)
    {
        await Harness.InitAsync(new JsonObject { ["historical_migration"] = isMigration });
        var uuids = await Harness.CaptureManyAsync(2);

        var delivered = await Harness.FlushAsync();

        var request = Server.Requests.Single();
        Assert.That(delivered, Is.EqualTo(2));
        Assert.That(request.Uuids, Is.EqualTo(uuids));
        Assert.That(
            request.Member("historical_migration")?.GetBoolean() ?? false,
            Is.EqualTo(isMigration)
        );
    }

    [Test]
    public async Task Rejects_an_event_without_a_name()
    {
        await Harness.InitAsync();
        var body = new JsonObject { ["distinct_id"] = "user-42", ["event"] = " " };

        var answer = await Harness.AskAsync(HttpMethod.Post, "/capture", body);
        await Harness.FlushAsync();

        Assert.That((bool)answer["success"]!, Is.False);
        Assert.That(Server.Requests, Is.Empty);
    }
}
