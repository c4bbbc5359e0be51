using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Page;

/// <summary>The C# that the page copies compiles, and sends the event that it was made of.</summary>
[RequiresBrowser]
[NonParallelizable]
internal sealed class CopyAsCodeTests
{
    private const string Head = "\"event\":\"cart opened\",\"distinct_id\":\"user-1\"";

    private BrowserTab _browser = null!;

    [SetUp]
    public async Task OpenTab() => _browser = await Browser.OpenTabAsync();

    [TearDown]
    public async Task CloseTab() => await _browser.DisposeAsync();

    [TestCase("{" + Head + "}")]
    [TestCase(
        "{\"event\":\"a \\\"b\\\" \\\\ \\u0085\\u2028\\u0001 é😀\",\"distinct_id\":\"\\\\u\\n\"}"
    )]
    [TestCase(
        "{"
            + Head
            + ",\"uuid\":\"0198f3a0-0000-7000-8000-0000000000ab\",\"timestamp\":\"2024-05-06T07:08:09.123Z\"}"
    )]
    [TestCase("{" + Head + ",\"timestamp\":\"2024-05-06T07:08:09.5+05:30\"}")]
    [TestCase(
        "{"
            + Head
            + ",\"properties\":{\"a\":9007199254740993,\"b\":-9223372036854775808,\"c\":9223372036854775807,\"d\":18446744073709551615,\"e\":123456789012345678901234567890,\"f\":-2147483648,\"g\":2147483648}}"
    )]
    [TestCase(
        "{"
            + Head
            + ",\"properties\":{\"a\":5.0,\"b\":0.1,\"c\":1E-5,\"d\":-1.5e+300,\"e\":5e-324,\"f\":-0,\"g\":true,\"h\":false}}"
    )]
    [TestCase(
        "{"
            + Head
            + ",\"properties\":{\"__proto__\":{\"x\":[1,\"two\",{\"three\":[]},[[9007199254740993]]]},\"constructor\":\"c\",\"$groups\":{\"company\":\"acme\"},\"$set\":{\"plan\":\"pro\"},\"$set_once\":{\"since\":1},\"$session_id\":\"0198f3a0-0000-7000-8000-000000000001\",\"$process_person_profile\":false,\"$geoip_disable\":true}}"
    )]
    public async Task Code_sends_the_same_event(string json)
    {
        await using var server = await RunningServer.StartAsync();
        await _browser.OpenAsync(server.Server.Url);
        foreach (var isAsync in new[] { false, true })
        {
            var code = await CodeOfAsync(json, isAsync);

            await SendAsync(code, server.Server.Url, isAsync);

            var sent = JsonNode.Parse(server.Server.Events[^1].Json.GetRawText())!;
            AssertSame(JsonNode.Parse(json)!, sent, code);
        }
    }

    [Test]
    public async Task Number_that_no_library_sends_is_left_out_with_a_comment()
    {
        await using var server = await RunningServer.StartAsync();
        await _browser.OpenAsync(server.Server.Url);

        var code = await CodeOfAsync(
            "{" + Head + ",\"properties\":{\"a\":1e999,\"b\":[1,-1e999],\"c\":1}}",
            isAsync: false
        );
        await SendAsync(code, server.Server.Url, isAsync: false);

        Assert.That(code, Does.Contain("// \"a\" is left out: 1e999"));
        var sent = server.Server.Events[^1].Json.GetProperty("properties");
        Assert.That(sent.TryGetProperty("a", out _), Is.False);
        Assert.That(sent.GetProperty("c").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Event_of_this_library_is_copied_as_it_was_written()
    {
        await using var server = await RunningServer.StartAsync();
        await _browser.OpenAsync(server.Server.Url);
        await SendAsync(
            "posthog.Capture(new PostHogEvent(\"a\", \"u1\") { [\"n\"] = 5, Options = { [\"process_person_profile\"] = false } });",
            server.Server.Url,
            isAsync: false
        );
        var first = server.Server.Events[^1].Json.GetRawText();

        var code = await CodeOfAsync(first, isAsync: false);
        await SendAsync(code, server.Server.Url, isAsync: false);

        Assert.That(code, Does.Not.Contain("$os").And.Not.Contain("$lib"));
        AssertSame(
            JsonNode.Parse(first)!,
            JsonNode.Parse(server.Server.Events[^1].Json.GetRawText())!,
            code
        );
    }

    [Test]
    public async Task Event_of_any_depth_gives_code_that_compiles()
    {
        await using var server = await RunningServer.StartAsync();
        await _browser.OpenAsync(server.Server.Url);
        var deep = $"{new string('[', 5_000)}{new string(']', 5_000)}";

        var code = await CodeOfAsync(
            $"{{{Head},\"properties\":{{\"deep\":{deep}}}}}",
            isAsync: false
        );

        await SendAsync(code, server.Server.Url, isAsync: false);
        Assert.That(server.EventNames, Has.Some.EqualTo("cart opened"));
    }

    private async Task<string> CodeOfAsync(string json, bool isAsync)
    {
        var code = await _browser.EvaluateAsync(
            $"import('/_dev/page/code.js').then(page => page.toCSharp({JsonSerializer.Serialize(json)}, {(isAsync ? "true" : "false")}))"
        );
        return code.GetString()!;
    }

    private static async Task SendAsync(string code, Uri server, bool isAsync)
    {
        var options = new PostHogOptions { ProjectToken = "phc_t", Host = server.AbsoluteUri };
        if (isAsync)
        {
            await using var client = new PostHog.Async.PostHogClient(options);
            await CopiedCode.RunAsync(code, client);
        }
        else
        {
            using var client = new PostHog.Blocking.PostHogClient(options);
            CopiedCode.Run(code, client);
        }
    }

    private static void AssertSame(JsonNode written, JsonNode sent, string code)
    {
        foreach (var member in new[] { "event", "distinct_id" })
        {
            Assert.That((string?)sent[member], Is.EqualTo((string?)written[member]), code);
        }

        if (written["uuid"] is not null)
        {
            Assert.That((string?)sent["uuid"], Is.EqualTo((string?)written["uuid"]), code);
        }

        if (written["timestamp"] is { } time)
        {
            Assert.That(Instant(sent["timestamp"]!), Is.EqualTo(Instant(time)), code);
        }

        var given = written["properties"]?.AsObject() ?? [];
        foreach (var (name, value) in given.Where(one => one.Key is not ("$lib" or "$lib_version")))
        {
            Assert.That(
                JsonNode.DeepEquals(sent["properties"]?[name], value),
                Is.True,
                $"{name}: {sent["properties"]?[name]?.ToJsonString()}\n{code}"
            );
        }
    }

    private static DateTimeOffset Instant(JsonNode time) =>
        DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture);
}
