using Newtonsoft.Json.Linq;
using PostHog.Async.Tests.Flags;

namespace PostHog.Async.Tests.Context;

/// <summary>Every flag method reads the request context.</summary>
public sealed class FlagContextTests : FlagTest
{
    [Test]
    public async Task Evaluates_for_the_person_of_the_context_in_every_call()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            await AskEveryWayAsync(client, distinctId: null);
        }

        Assert.That(Questions, Has.Count.EqualTo(8));
        Assert.That(
            Questions.Select(one => (string?)one["distinct_id"]),
            Is.All.EqualTo("user-42")
        );
    }

    [Test]
    public async Task Prefers_the_distinct_id_of_the_call_to_the_one_in_the_context()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            await AskEveryWayAsync(client, "user-7");
        }

        Assert.That(Questions.Select(one => (string?)one["distinct_id"]), Is.All.EqualTo("user-7"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Sends_no_request_and_no_event_without_a_distinct_id(bool isInContext)
    {
        await using var client = new PostHogClient(Options());
        using var scope = isInContext ? client.BeginContext(new() { SessionId = "s-1" }) : null;

        var flags = await client.EvaluateFlagsAsync();
        var isOn = await client.IsFeatureEnabledAsync("beta", defaultValue: true);
        var flag = await client.GetFeatureFlagAsync("beta");
        var json = await client.GetFeatureFlagPayloadAsync("beta");
        var payload = await client.GetFeatureFlagPayloadAsync<int[]>("beta");
        var all = await client.GetAllFlagsAsync();
        var both = await client.GetAllFlagsAndPayloadsAsync();

        Assert.That(flags.Keys, Is.Empty);
        Assert.That(flags.IsEnabled("beta", defaultValue: true) && isOn, Is.True);
        Assert.That(flags.GetFlag("beta") ?? flag, Is.Null);
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidCall));
        Assert.That(json, Is.Null);
        Assert.That(payload, Is.Null);
        Assert.That(all, Is.Empty);
        Assert.That(both.FeatureFlags, Is.Empty);
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
        Assert.That(Http.Requests, Is.Empty);
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task Sends_no_request_without_a_distinct_id_even_with_local_flags()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        var isOn = await client.IsFeatureEnabledAsync("beta");
        var all = await client.GetAllFlagsAsync();

        Assert.That(isOn, Is.False);
        Assert.That(all, Is.Empty);
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Evaluates_locally_for_the_person_of_the_context()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        using (
            client.BeginContext(
                new()
                {
                    DistinctId = "user-42",
                    DeviceId = "device-1",
                    Groups = { ["company"] = "acme" },
                }
            )
        )
        {
            await client.IsFeatureEnabledAsync("beta");
            await client.IsFeatureEnabledAsync("beta");
        }

        Assert.That(Definitions.Subject.DistinctId, Is.EqualTo("user-42"));
        Assert.That(Definitions.Subject.DeviceId, Is.EqualTo("device-1"));
        Assert.That(Definitions.Subject.Groups!["company"], Is.EqualTo("acme"));
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That((string?)events[0]["distinct_id"], Is.EqualTo("user-42"));
        Assert.That(
            (string?)events[0].SelectToken("properties.$groups.company"),
            Is.EqualTo("acme")
        );
    }

    [Test]
    public async Task Fills_in_the_device_and_the_groups_that_the_call_omits()
    {
        await using var client = new PostHogClient(Options());
        var context = new PostHogContext
        {
            DistinctId = "user-42",
            DeviceId = "device-1",
            Groups = { ["company"] = "acme", ["team"] = "blue" },
        };

        using (client.BeginContext(context))
        {
            await client.EvaluateFlagsAsync();
            await client.EvaluateFlagsAsync(
                options: new() { DeviceId = "device-2", Groups = { ["team"] = "red" } }
            );
        }

        Assert.That((string?)Questions[0]["device_id"], Is.EqualTo("device-1"));
        Assert.That(
            Questions[0]["groups"],
            Is.EqualTo(JObject.Parse("""{"company":"acme","team":"blue"}"""))
        );
        Assert.That((string?)Questions[1]["device_id"], Is.EqualTo("device-2"));
        Assert.That(
            Questions[1]["groups"],
            Is.EqualTo(JObject.Parse("""{"company":"acme","team":"red"}"""))
        );
    }

    [Test]
    public async Task Flag_properties_set_in_a_context_do_not_leave_it()
    {
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "free"), ("country", "DE")));

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
            client.SetGroupPropertiesForFlags("company", "acme", Of(("seats", 5)));
            await client.EvaluateFlagsAsync();
            using (client.BeginContext(new() { IsFresh = true }))
            {
                await client.EvaluateFlagsAsync("user-7");
            }
        }

        await client.EvaluateFlagsAsync("user-8");
        Assert.That(Person(0), Is.EqualTo(JObject.Parse("""{"plan":"pro","country":"DE"}""")));
        Assert.That((string?)Questions[0]["groups"]!["company"], Is.EqualTo("acme"));
        foreach (var later in new[] { 1, 2 })
        {
            Assert.That(
                Person(later),
                Is.EqualTo(JObject.Parse("""{"plan":"free","country":"DE"}"""))
            );
            Assert.That(Questions[later]["groups"], Is.Empty);
            Assert.That(Questions[later]["group_properties"], Is.Empty);
        }
    }

    [Test]
    public async Task Reset_in_a_context_removes_only_the_properties_set_in_it()
    {
        await using var client = new PostHogClient(Options());
        client.SetPersonPropertiesForFlags(Of(("plan", "free")));

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
            client.SetGroupPropertiesForFlags("company", "acme", Of(("seats", 5)));
            client.ResetPersonPropertiesForFlags();
            client.ResetGroupPropertiesForFlags();
            await client.EvaluateFlagsAsync();
        }

        Assert.That(Person(0), Is.EqualTo(JObject.Parse("""{"plan":"free"}""")));
        Assert.That(Questions[0]["groups"], Is.Empty);
    }

    [Test]
    public async Task Flag_properties_set_in_a_context_do_not_reach_other_clients()
    {
        await using var client = new PostHogClient(Options());
        await using var other = new PostHogClient(Options());

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            client.SetPersonPropertiesForFlags(Of(("plan", "pro")));
            await other.EvaluateFlagsAsync();
        }

        Assert.That(Person(0), Is.Empty);
    }

    private static async Task AskEveryWayAsync(PostHogClient client, string? distinctId)
    {
        await client.EvaluateFlagsAsync(distinctId);
        await client.IsFeatureEnabledAsync("beta", distinctId);
        await client.GetFeatureFlagAsync("beta", distinctId);
        await client.GetFeatureFlagPayloadAsync("beta", distinctId);
        await client.GetFeatureFlagPayloadAsync<int[]>("beta", distinctId);
        await client.GetAllFlagsAsync(distinctId);
        await client.GetAllFlagsAndPayloadsAsync(distinctId);
        await client.ReloadFeatureFlagsAsync(distinctId);
    }

    private static Dictionary<string, object?> Of(params (string Key, object? Value)[] members) =>
        members.ToDictionary(member => member.Key, member => member.Value);

    private JToken Person(int question) => Questions[question]["person_properties"]!;
}
