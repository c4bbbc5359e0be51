using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>The minimal form of the event <c>$feature_flag_called</c>.</summary>
public sealed class MinimalEventTests : FlagTest
{
    private static readonly string[] Expected =
    [
        "$feature_flag",
        "$feature_flag_response",
        "$feature_flag_has_experiment",
        "$feature_flag_id",
        "$feature_flag_version",
        "$feature_flag_reason",
        "$feature_flag_request_id",
        "$feature_flag_evaluated_at",
        "locally_evaluated",
        "$groups",
        "utm_source",
        "$referring_domain",
        "$is_server",
        "$os",
        "$os_version",
        "$net_runtime",
    ];

    [TestCase(false, false, false)]
    [TestCase(true, null, false)]
    [TestCase(true, true, false)]
    [TestCase(true, false, true)]
    public async Task Is_minimal_only_when_allowed_and_without_an_experiment(
        bool isAllowed,
        bool? hasExperiment,
        bool isShort
    )
    {
        Http.Then(200, FlagsJson.Full("beta", true, "1", hasExperiment, isAllowed));
        var options = Options();
        options.SuperProperties["team"] = "red";
        await using var client = new PostHogClient(options);

        await client.GetFeatureFlagAsync("beta", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That(properties.ContainsKey("team"), Is.EqualTo(!isShort));
        Assert.That(properties.ContainsKey("$feature/beta"), Is.EqualTo(!isShort));
        Assert.That(properties.ContainsKey("$feature_flag_payload"), Is.EqualTo(!isShort));
    }

    [TestCase(CaptureMode.V0)]
    [TestCase(CaptureMode.V1)]
    public async Task Keeps_only_the_listed_properties(CaptureMode mode)
    {
        Http.Then(
            200,
            FlagsJson.Full("beta", true, "1", hasExperiment: false, allowsMinimal: true)
        );
        var options = Options();
        options.CaptureMode = mode;
        options.SuperProperties["team"] = "red";
        options.SuperProperties["utm_source"] = "mail";
        options.SuperProperties["$referring_domain"] = "example.org";
        options.SuperProperties["$referrer"] = "https://example.org/page";
        options.SuperProperties["$current_url"] = "https://example.org/";
        await using var client = new PostHogClient(options);

        await client.GetFeatureFlagAsync(
            "beta",
            "user-42",
            new() { Groups = { ["company"] = "acme" } }
        );

        var properties = await OnlyOneAsync(client);
        var own = mode == CaptureMode.V0 ? new[] { "$lib", "$lib_version" } : [];
        Assert.That(
            properties.Properties().Select(one => one.Name),
            Is.EquivalentTo(Expected.Concat(own))
        );
    }

    [Test]
    public async Task Is_passed_to_before_send_functions_in_its_minimal_form()
    {
        Http.Then(
            200,
            FlagsJson.Full("beta", true, "1", hasExperiment: false, allowsMinimal: true)
        );
        var options = Options();
        options.SuperProperties["team"] = "red";
        options.BeforeSend.Add(seen =>
        {
            seen["saw team"] = seen.Properties.ContainsKey("team");
            return seen;
        });
        await using var client = new PostHogClient(options);

        await client.GetFeatureFlagAsync("beta", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That((bool)properties["saw team"]!, Is.False);
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task Follows_the_definitions_for_local_flags(bool isAllowed, bool isShort)
    {
        Loaded().With("beta", true, hasExperiment: false).AllowsMinimalEvents = isAllowed;
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That(properties.ContainsKey("$feature/beta"), Is.EqualTo(!isShort));
    }

    [Test]
    public async Task Is_decided_when_the_flags_are_evaluated()
    {
        Loaded().With("beta", true, hasExperiment: false).AllowsMinimalEvents = true;
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");
        Definitions.AllowsMinimalEvents = false;

        flags.GetFlag("beta");

        var properties = await OnlyOneAsync(client);
        Assert.That(properties.ContainsKey("$feature/beta"), Is.False);
    }

    [Test]
    public async Task Is_minimal_inside_a_request_context_too([Values] bool isLocal)
    {
        if (isLocal)
        {
            Loaded().With("beta", true, hasExperiment: false).AllowsMinimalEvents = true;
        }

        Http.Then(
            200,
            FlagsJson.Full("beta", true, "1", hasExperiment: false, allowsMinimal: true)
        );
        await using var client = new PostHogClient(Options());
        var context = new PostHogContext
        {
            DistinctId = "user-42",
            SessionId = "session-1",
            Properties = { ["path"] = "/cart", ["utm_source"] = "mail" },
        };

        using (client.BeginContext(context))
        {
            await client.GetFeatureFlagAsync("beta");
        }

        var properties = await OnlyOneAsync(client);
        Assert.That(properties.ContainsKey("$feature/beta"), Is.False);
        Assert.That(properties.ContainsKey("path"), Is.False);
        Assert.That((string?)properties["utm_source"], Is.EqualTo("mail"));
        Assert.That((string?)properties["$session_id"], Is.EqualTo("session-1"));
    }

    private async Task<JObject> OnlyOneAsync(PostHogClient client)
    {
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        return (JObject)events[0]["properties"]!;
    }
}
