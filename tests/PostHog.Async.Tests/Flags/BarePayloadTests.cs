namespace PostHog.Async.Tests.Flags;

/// <summary>Payloads that are JSON values themselves instead of strings that contain JSON.</summary>
public sealed class BarePayloadTests : FlagTest
{
    private static readonly string[] NotJson =
    [
        "[1,]",
        "{'a':1}",
        "{a:1}",
        "'text'",
        "NaN",
        "-Infinity",
        "undefined",
        "01",
        "0x1F",
        "new Date(5)",
        "/*c*/5",
    ];

    [TestCaseSource(nameof(NotJson))]
    public async Task Answer_that_is_not_json_is_unreadable(string payload)
    {
        Http.Then(200, Answer(payload));
        await using var client = new PostHogClient(Options());

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Keys, Is.Empty);
        Assert.That(flags.Failure!.Message, Does.Contain("but not as PostHog does"));
    }

    [TestCaseSource(nameof(NotJson))]
    public async Task Definitions_that_are_not_json_are_unreadable(string payload)
    {
        await using var client = await LoadedClientAsync("1");
        Http.Then(200, Feed(payload));

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.LastFailure, Is.Not.Null);
        Assert.That(status.FlagCount, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(NotJson))]
    public async Task Remote_config_body_that_is_not_json_is_no_payload(string body)
    {
        await using var client = await LoadedClientAsync("1");
        Http.Then(200, body);

        var payload = await client.GetRemoteConfigPayloadAsync("limits");

        Assert.That(payload.Json, Is.Null);
    }

    [TestCase("12345678901234567890.123")]
    [TestCase("1.10")]
    [TestCase("{\"a\": 1e5}")]
    public async Task Remote_config_payload_is_kept_as_written(string body)
    {
        await using var client = await LoadedClientAsync("1");
        Http.Then(200, $" {body}\n");

        var payload = await client.GetRemoteConfigPayloadAsync("limits");

        Assert.That(payload.Json, Is.EqualTo(body));
    }

    [TestCase("{\"a\":[1,2.5,null]}")]
    [TestCase("false")]
    [TestCase("12345678901234567890")]
    [TestCase("7")]
    public async Task Bare_payload_is_the_same_in_definitions_and_answers(string payload)
    {
        Http.Then(200, Answer(payload));
        await using var remote = new PostHogClient(Options());
        var asked = await remote.EvaluateFlagsAsync("user-42");

        await using var local = await LoadedClientAsync(payload);
        var evaluated = await local.EvaluateFlagsAsync("user-42");

        Assert.That(asked.GetPayloadJson("banner"), Is.EqualTo(payload));
        Assert.That(evaluated.GetPayloadJson("banner"), Is.EqualTo(payload));
    }

    private static string Answer(string payload) =>
        $"{{\"flags\":{{\"banner\":{{\"enabled\":true,\"metadata\":{{\"payload\":{payload}}}}},"
        + "\"text\":{\"enabled\":true,\"metadata\":{\"payload\":\"{\\\"a\\\":1}\"}}}}";

    private static string Feed(string payload) =>
        "{\"flags\":[{\"key\":\"banner\",\"active\":true,\"filters\":{"
        + $"\"groups\":[{{\"rollout_percentage\":100}}],\"payloads\":{{\"true\":{payload}}}}}}}]}}";

    private async Task<PostHogClient> LoadedClientAsync(string payload)
    {
        Http.Then(200, Feed(payload));
        var options = Options();
        options.FlagDefinitions = null;
        options.SecretKey = "phs_test";
        var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();
        return client;
    }
}
