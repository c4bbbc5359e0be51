using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>What is logged about payloads that are not JSON or do not fit the requested type.</summary>
public sealed class PayloadFaultTests : FlagTest
{
    [TestCase("{\"a\":1")]
    [TestCase("[1,]")]
    [TestCase("{'a':1}")]
    [TestCase("NaN")]
    [TestCase("01")]
    [TestCase("new Date(5)")]
    public async Task Invalid_payload_from_the_server_is_null_everywhere_and_logged_once(
        string payload
    )
    {
        for (var asked = 0; asked < 5; asked++)
        {
            Http.Then(200, FlagsJson.Full("banner", true, payload));
        }

        await using var client = new PostHogClient(Options());

        var json = await client.GetFeatureFlagPayloadAsync("banner", "user-42");
        var read = await client.GetFeatureFlagPayloadAsync<object>("banner", "user-42");
        var flag = await client.GetFeatureFlagAsync("banner", "user-42");
        var flags = await client.EvaluateFlagsAsync("user-42");
        var all = await client.GetAllFlagsAndPayloadsAsync("user-42");

        Assert.That(json ?? read ?? flag!.PayloadJson ?? flags.GetPayloadJson("banner"), Is.Null);
        Assert.That(all.FeatureFlagPayloads, Is.Empty);
        Assert.That(flag!.IsEnabled, Is.True);
        Assert.That(
            Log.Warnings,
            Is.EqualTo([
                "The payload of feature flag 'banner' is not valid JSON; the flag has no payload.",
            ])
        );
    }

    [TestCase("{'a':1}")]
    [TestCase("[1,]")]
    [TestCase("")]
    public async Task Invalid_payload_in_the_definitions_is_null_everywhere_and_logged_once(
        string payload
    )
    {
        var definitions = """
            {"flags":[{"key":"banner","active":true,"filters":{"groups":[{"rollout_percentage":100}],
            "payloads":{"true":"PAYLOAD"}}}]}
            """.Replace("PAYLOAD", payload, StringComparison.Ordinal);
        Http.Then(200, definitions).Then(200, definitions);
        var options = Options();
        options.FlagDefinitions = null;
        options.SecretKey = "phs_test";
        await using var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();
        await client.ReloadFlagDefinitionsAsync();

        var json = await client.GetFeatureFlagPayloadAsync("banner", "user-42");
        var matched = await client.GetFeatureFlagPayloadAsync("banner", "user-42", true);
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(json ?? matched ?? flags.GetPayloadJson("banner"), Is.Null);
        Assert.That(flags.IsEnabled("banner"), Is.True);
        Assert.That(Log.Warnings, Has.One.Contains("'banner' is not valid JSON"));
    }

    [TestCase(65, true)]
    [TestCase(128, true)]
    [TestCase(129, false)]
    [TestCase(100_000, false)]
    public async Task Payload_may_be_128_levels_deep(int depth, bool isRead)
    {
        var payload = new string('[', depth) + new string(']', depth);
        Http.Then(200, FlagsJson.Full("banner", true, payload));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetPayloadJson("banner"), Is.EqualTo(isRead ? payload : null));
        Assert.That(flags.GetPayload<object>("banner"), isRead ? Is.Not.Null : Is.Null);
        Assert.That(
            flags.GetPayload<System.Text.Json.JsonElement>("banner").ValueKind,
            Is.EqualTo(
                isRead
                    ? System.Text.Json.JsonValueKind.Array
                    : System.Text.Json.JsonValueKind.Undefined
            )
        );
        Assert.That(Log.Warnings, Has.Length.EqualTo(isRead ? 0 : 1));
    }

    [TestCase(128, 2)]
    [TestCase(129, 1)]
    public async Task Payload_that_is_not_text_is_bounded_alike(int depth, int payloads)
    {
        var deep = new string('[', depth) + new string(']', depth);
        Http.Then(
            200,
            """{"flags":{"a":{"key":"a","enabled":true,"metadata":{"payload":DEEP}},"b":{"key":"b","enabled":true,"metadata":{"payload":1}}}}""".Replace(
                "DEEP",
                deep,
                StringComparison.Ordinal
            )
        );
        await using var client = new PostHogClient(Options());

        var all = await client.GetAllFlagsAndPayloadsAsync("user-42");

        Assert.That(all.FeatureFlags, Has.Count.EqualTo(2));
        Assert.That(all.FeatureFlagPayloads, Has.Count.EqualTo(payloads));
    }

    [Test]
    public async Task Debug_log_shows_type_and_path_of_a_payload_that_does_not_fit()
    {
        for (var asked = 0; asked < 2; asked++)
        {
            Http.Then(200, FlagsJson.Full("banner", true, """{"sizes":[1,"secret"]}"""));
        }

        var options = Options();
        options.Debug = true;
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync("user-42");
        var banner = flags.GetPayload<Banner>("banner");
        var again = await client.GetFeatureFlagPayloadAsync<Banner>("banner", "user-42");

        Assert.That(banner ?? again, Is.Null);
        var misfits = Log.At(PostHogLogLevel.Debug).Where(one => one.Contains("does not fit"));
        Assert.That(
            misfits,
            Has.Exactly(2)
                .EqualTo(
                    "The payload of feature flag 'banner' does not fit Banner at 'sizes[1]' "
                        + "(JsonReaderException); the fallback is returned."
                )
        );
    }

    private sealed record Banner(int[] Sizes);
}
