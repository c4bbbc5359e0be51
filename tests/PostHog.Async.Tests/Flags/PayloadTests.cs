using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>The calls for the payload of one flag.</summary>
public sealed class PayloadTests : FlagTest
{
    [Test]
    public async Task Returns_the_payload_and_captures_no_event()
    {
        Http.Then(200, FlagsJson.Full("banner", true, "{\"Title\":\"Hi\"}"));
        Http.Then(200, FlagsJson.Full("banner", true, "{\"Title\":\"Hi\"}"));
        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("banner", "user-42");
        var banner = await client.GetFeatureFlagPayloadAsync<Banner>("banner", "user-42");

        Assert.That(json, Is.EqualTo("{\"Title\":\"Hi\"}"));
        Assert.That(banner!.Title, Is.EqualTo("Hi"));
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Returns_null_for_an_unknown_flag()
    {
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("nowhere", "user-42");

        Assert.That(json, Is.Null);
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("{broken")]
    [TestCase("plain words")]
    [TestCase(null)]
    public async Task Returns_null_for_a_payload_that_is_not_json(string? payload)
    {
        Http.Then(200, FlagsJson.Full("banner", true, payload));
        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("banner", "user-42");

        Assert.That(json, Is.Null);
    }

    [Test]
    public async Task Returns_the_default_of_the_type_for_a_payload_that_does_not_fit()
    {
        Http.Then(200, FlagsJson.Full("banner", true, "[1]"));
        await using var client = new PostHogClient(Options());

        var banner = await client.GetFeatureFlagPayloadAsync<Banner>("banner", "user-42");

        Assert.That(banner, Is.Null);
    }

    [TestCase("a", "1")]
    [TestCase("b", "2")]
    [TestCase(true, null)]
    public async Task Returns_the_payload_of_a_given_value_without_evaluating(
        object value,
        string? payload
    )
    {
        Loaded()
            .WithInconclusive("test")
            .WithPayload("test", "a", "1")
            .WithPayload("test", "b", "2");
        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("test", "user-42", value);

        Assert.That(json, Is.EqualTo(payload));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("a", "1")]
    [TestCase("b", null)]
    [TestCase(true, null)]
    [TestCase(7, null)]
    public async Task Returns_the_payload_from_the_server_only_for_its_own_value(
        object value,
        string? payload
    )
    {
        Http.Then(200, FlagsJson.Full("test", "a", "1"));
        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("test", "user-42", value);

        Assert.That(json, Is.EqualTo(payload));
    }

    [TestCase(true, "1")]
    [TestCase("true", "1")]
    [TestCase(false, null)]
    [TestCase(1, null)]
    public async Task Accepts_the_value_of_a_boolean_flag_as_text(object value, string? payload)
    {
        Http.Then(200, FlagsJson.Full("test", true, "1"));
        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("test", "user-42", value);

        Assert.That(json, Is.EqualTo(payload));
    }

    private sealed record Banner(string Title);
}
