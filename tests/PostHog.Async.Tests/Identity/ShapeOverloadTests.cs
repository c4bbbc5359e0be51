using System.Collections;
using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Identity;

/// <summary>Calls that name only some of the properties, in any shape, compile and set them.</summary>
public sealed class ShapeOverloadTests : ClientTest
{
    private const string Plan = "{\"plan\":\"pro\"}";

    private static readonly Hashtable Table = new() { ["plan"] = "pro" };
    private static readonly Dictionary<string, string> Texts = new() { ["plan"] = "pro" };
    private static readonly Dictionary<string, object?> Usual = new() { ["plan"] = "pro" };

    public static IEnumerable<TestCaseData> Events()
    {
        yield return Sets("set", PostHogEvent.Identify(set: Table));
        yield return Sets("set texts", PostHogEvent.Identify(set: Texts));
        yield return Sets("set usual", PostHogEvent.Identify(set: Usual));
        yield return Sets(
            "set immutable",
            PostHogEvent.Identify(set: Usual.ToImmutableDictionary())
        );
        yield return Sets("set second", PostHogEvent.Identify("u", Table));
        yield return Sets("set and null", PostHogEvent.Identify("u", Table, null));
        yield return Sets("person, set", PostHogEvent.SetPersonProperties("u", set: Texts));
        yield return SetsOnce("once", PostHogEvent.Identify(setOnce: Table));
        yield return SetsOnce("once texts", PostHogEvent.Identify("u", setOnce: Texts));
        yield return SetsOnce("once usual", PostHogEvent.Identify("u", setOnce: Usual));
        yield return SetsOnce("null and once", PostHogEvent.Identify("u", null, Table));
        yield return SetsOnce("null and usual", PostHogEvent.Identify("u", null, Usual));
        yield return SetsOnce(
            "person, once",
            PostHogEvent.SetPersonProperties("u", setOnce: Table)
        );
        yield return SetsOnce(
            "person, once immutable",
            PostHogEvent.SetPersonProperties("u", setOnce: Usual.ToImmutableDictionary())
        );
    }

    [TestCaseSource(nameof(Events))]
    public async Task Only_the_named_properties_are_set(PostHogEvent sent, string map)
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(sent);

        var properties = (JObject)Http.Requests[0].Events[0]["properties"]!;
        var other = string.Equals(map, "$set", StringComparison.Ordinal) ? "$set_once" : "$set";
        Assert.That(properties[map], Is.EqualTo(JToken.Parse(Plan)));
        Assert.That(properties[other] is null or JObject { Count: 0 }, Is.True);
    }

    [Test]
    public async Task Both_can_have_different_shapes()
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("u", Usual, Table);
        await client.IdentifyAsync("u", Table, Usual);
        await client.IdentifyAsync("u", Texts, Table);
        await client.IdentifyAsync(set: Table, setOnce: Texts);
        await client.SetPersonPropertiesAsync("u", Usual, Texts);

        Assert.That(
            Http.Requests.SelectMany(request =>
                new[] { "$set", "$set_once" }.Select(map =>
                    request.Events[0].SelectToken($"properties.{map}")
                )
            ),
            Is.All.EqualTo(JToken.Parse(Plan))
        );
    }

    [Test]
    public async Task Calls_of_the_client_compile_without_a_cast()
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync();
        await client.IdentifyAsync("u");
        await client.IdentifyAsync("u", null);
        await client.IdentifyAsync("u", null, null);
        await client.IdentifyAsync(set: null);
        await client.IdentifyAsync(setOnce: null);
        await client.IdentifyAsync(set: Table);
        await client.IdentifyAsync(setOnce: Texts);
        await client.IdentifyAsync("u", setOnce: Usual);
        await client.SetPersonPropertiesAsync("u", setOnce: Table);
        await client.SetPersonPropertiesAsync("u", setOnce: Usual);
        client.SetGroupPropertiesForFlags("company", "acme", Table);
        client.SetGroupPropertiesForFlags("company", "acme", Texts);
        client.SetGroupPropertiesForFlags("company", "acme", Usual);

        Assert.That(Http.Requests, Has.Count.EqualTo(11));
    }

    private static TestCaseData Sets(string name, PostHogEvent sent) =>
        new TestCaseData(sent, "$set").SetArgDisplayNames(name);

    private static TestCaseData SetsOnce(string name, PostHogEvent sent) =>
        new TestCaseData(sent, "$set_once").SetArgDisplayNames(name);
}
