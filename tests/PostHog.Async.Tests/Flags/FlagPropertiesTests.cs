using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Flags;

/// <summary>Properties that are set once for all evaluations.</summary>
public sealed class FlagPropertiesTests : FlagTest
{
    [Test]
    public async Task Are_sent_with_every_request()
    {
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
        client.SetGroupPropertiesForFlags("company", "acme", Of(("plan", "pro")));

        await client.ReloadFeatureFlagsAsync("user-42");
        await client.EvaluateFlagsAsync("user-42");

        foreach (var question in Questions)
        {
            Assert.That((string?)question["person_properties"]!["plan"], Is.EqualTo("pro"));
            Assert.That((string?)question["groups"]!["company"], Is.EqualTo("acme"));
            Assert.That(
                question["group_properties"]!["company"],
                Is.EqualTo(JObject.Parse("""{"plan":"pro","$group_key":"acme"}"""))
            );
        }

        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Are_used_by_local_evaluation()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
        client.SetGroupPropertiesForFlags("company", "acme", Of(("seats", 5)));

        await client.IsFeatureEnabledAsync("beta", "user-42");

        Assert.That(Definitions.Subject.PersonDefaults!["plan"], Is.EqualTo("pro"));
        Assert.That(Definitions.Subject.Groups!["company"], Is.EqualTo("acme"));
        Assert.That(Definitions.Subject.GroupDefaults!["company"]["seats"], Is.EqualTo(5));
    }

    [Test]
    public async Task Are_overridden_by_the_call()
    {
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "free"), ("country", "DE")));

        await client.EvaluateFlagsAsync(
            "user-42",
            new() { PersonProperties = { ["plan"] = "pro" } }
        );

        Assert.That(
            Questions[0]["person_properties"],
            Is.EqualTo(JObject.Parse("""{"plan":"pro","country":"DE"}"""))
        );
    }

    [Test]
    public async Task Are_merged_with_later_values_overriding_earlier_ones()
    {
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "free"), ("country", "DE")));
        client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
        client.SetGroupPropertiesForFlags("company", Of(("seats", 5)));
        client.SetGroupPropertiesForFlags("team", Of(("size", 3)));
        client.SetGroupPropertiesForFlags("company", Of(("city", "Bonn")));

        await client.EvaluateFlagsAsync("user-42");

        Assert.That(
            Questions[0]["person_properties"],
            Is.EqualTo(JObject.Parse("""{"plan":"pro","country":"DE"}"""))
        );
        Assert.That(
            Questions[0]["group_properties"],
            Is.EqualTo(JObject.Parse("""{"company":{"seats":5,"city":"Bonn"},"team":{"size":3}}"""))
        );
    }

    [Test]
    public async Task Are_gone_after_a_reset()
    {
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
        client.SetGroupPropertiesForFlags("company", "acme", Of(("plan", "pro")));
        client.SetGroupPropertiesForFlags("team", Of(("size", 3)));

        client.ResetPersonPropertiesForFlags();
        client.ResetGroupPropertiesForFlags("company");
        await client.ReloadFeatureFlagsAsync("user-42");
        client.ResetGroupPropertiesForFlags();
        await client.ReloadFeatureFlagsAsync("user-42");

        Assert.That(Questions[0]["person_properties"], Is.Empty);
        Assert.That(Questions[0]["groups"], Is.Empty);
        Assert.That(
            Questions[0]["group_properties"],
            Is.EqualTo(JObject.Parse("""{"team":{"size":3}}"""))
        );
        Assert.That(Questions[1]["group_properties"], Is.Empty);
    }

    [Test]
    public async Task Are_copied()
    {
        await using var client = new PostHogClient(Options());
        var tags = new List<string> { "a" };
        client.SetPersonPropertiesForFlags(Of(("tags", tags)));
        tags.Add("b");

        await client.EvaluateFlagsAsync("user-42");

        Assert.That(
            Questions[0]["person_properties"],
            Is.EqualTo(JObject.Parse("""{"tags":["a"]}"""))
        );
    }

    [Test]
    public async Task Omits_and_logs_only_the_properties_that_are_too_large()
    {
        await using var client = new PostHogClient(Options());

        await client.EvaluateFlagsAsync(
            "user-42",
            new() { PersonProperties = { ["bio"] = new string('x', 1_000_000), ["plan"] = "pro" } }
        );

        Assert.That(
            Questions[0]["person_properties"],
            Is.EqualTo(JObject.Parse("""{"plan":"pro"}"""))
        );
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Some.Contains("person_properties.bio"));
    }

    [Test]
    public async Task Are_ignored_without_a_group_type()
    {
        await using var client = new PostHogClient(Options());

        client.SetGroupPropertiesForFlags(" ", Of(("plan", "pro")));

        await client.EvaluateFlagsAsync("user-42");
        Assert.That(Questions[0]["group_properties"], Is.Empty);
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Some.Contains("group type"));
    }

    [Test]
    public async Task Emit_no_event_and_no_request()
    {
        await using var client = new PostHogClient(Options());

        client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
        client.SetGroupPropertiesForFlags("company", "acme", Of(("plan", "pro")));
        client.ResetPersonPropertiesForFlags();
        client.ResetGroupPropertiesForFlags();

        await client.FlushAsync();
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Reject_null()
    {
        await using var client = new PostHogClient(Options());

        Assert.Throws<ArgumentNullException>(() => client.SetPersonPropertiesForFlags(null!));
        Assert.Throws<ArgumentNullException>(() =>
            client.SetGroupPropertiesForFlags("company", null!)
        );
        Assert.Throws<ArgumentNullException>(() =>
            client.SetGroupPropertiesForFlags("company", null!, Of())
        );
    }

    [Test]
    public async Task Reload_sends_no_request_without_a_distinct_id()
    {
        await using var client = new PostHogClient(Options());

        var isAnswered = await client.ReloadFeatureFlagsAsync();

        Assert.That(isAnswered, Is.False);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Reload_sends_no_request_for_an_empty_list_of_keys()
    {
        await using var client = new PostHogClient(Options());

        var isAnswered = await client.ReloadFeatureFlagsAsync("user-42", new() { FlagKeys = [] });

        Assert.That(isAnswered, Is.False);
        Assert.That(Http.Requests, Is.Empty);
    }

    private static Dictionary<string, object?> Of(params (string Key, object? Value)[] members) =>
        members.ToDictionary(member => member.Key, member => member.Value);
}
