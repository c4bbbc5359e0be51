using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Identity;

/// <summary>A property of a person or group can be null; among the properties of an event null is not sent.</summary>
public sealed class PersonPropertyNullTests : ClientTest
{
    private const string Expected =
        """{"email":"ada@example.com","active":false,"score":0,"note":null}""";

    [TestCase(CaptureMode.V0)]
    [TestCase(CaptureMode.V1)]
    public async Task Null_is_sent_for_a_person_property(CaptureMode mode)
    {
        var options = Options();
        options.CaptureMode = mode;
        await using var client = new PostHogClient(options);

        await client.IdentifyAsync("a", Properties(), Properties());
        await client.SetPersonPropertiesAsync("a", Properties(), Properties());
        await client.GroupIdentifyAsync("company", "acme", Properties());
        await client.CaptureAsync(new PostHogEvent("paid", "a") { ["$set"] = Properties() });

        Assert.That(Sent(0, "$set"), Is.EqualTo(Expected));
        Assert.That(Sent(0, "$set_once"), Is.EqualTo(Expected));
        Assert.That(Sent(1, "$set"), Is.EqualTo(Expected));
        Assert.That(Sent(1, "$set_once"), Is.EqualTo(Expected));
        Assert.That(Sent(2, "$group_set"), Is.EqualTo(Expected));
        Assert.That(Sent(3, "$set"), Is.EqualTo(Expected));
    }

    [Test]
    public async Task Null_survives_before_send_functions_and_merging()
    {
        var options = Options();
        options.SuperProperties["$set"] = new Dictionary<string, object?> { ["note"] = "super" };
        options.BeforeSend.Add(captured => captured);
        await using var client = new PostHogClient(options);

        await client.IdentifyAsync("a", Properties());

        Assert.That(Sent(0, "$set"), Is.EqualTo(Expected));
    }

    [Test]
    public async Task A_value_that_cannot_be_sent_is_omitted_not_sent_as_null()
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("a", new() { ["score"] = double.NaN, ["note"] = null });

        Assert.That(Sent(0, "$set"), Is.EqualTo("""{"note":null}"""));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Null_is_omitted_from_other_properties()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(
            new PostHogEvent("paid", "a") { ["note"] = null, ["order"] = Properties() }
        );

        Assert.That(Http.Requests[0].Events[0].SelectToken("properties.note"), Is.Null);
        Assert.That(Sent(0, "order"), Does.Not.Contain("note"));
    }

    private static Dictionary<string, object?> Properties() =>
        new()
        {
            ["email"] = "ada@example.com",
            ["active"] = false,
            ["score"] = 0,
            ["note"] = null,
        };

    private string Sent(int request, string property) =>
        ((JObject)Http.Requests[request].Events[0]["properties"]!)[property]!.ToString(
            Formatting.None
        );
}
