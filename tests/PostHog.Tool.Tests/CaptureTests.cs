using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Tool.Tests;

internal sealed class CaptureTests
{
    private DevServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await DevServer.StartAsync();

    [SetUp]
    public void Clear() => _server.Clear();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Sends_an_event_with_typed_properties_and_confirms_it()
    {
        var end = await Phog.RunAsync(
            _server.Url,
            "capture",
            "order placed",
            "-d",
            "ada",
            "-p",
            "amount=9.90",
            "-p",
            "zip=01234",
            "-p",
            "note=two words = 2",
            "-p",
            """items=["tea"]""",
            "-p",
            "gift=true",
            "--timestamp",
            "2025-03-01T10:00:00Z",
            "--group",
            "company=acme"
        );

        var sent = _server.Events.Single();
        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Is.EqualTo("delivered 1 of 1 event in 1 attempt\n"));
        Assert.That(sent.Name, Is.EqualTo("order placed"));
        Assert.That(sent.DistinctId, Is.EqualTo("ada"));
        Assert.That(
            Phog.Own(sent).ToString(Formatting.None),
            Is.EqualTo(
                """{"amount":9.9,"zip":"01234","note":"two words = 2","items":["tea"],"gift":true}"""
            )
        );
        Assert.That(sent.Json.GetRawText(), Does.Contain("\"company\":\"acme\""));
    }

    [Test]
    public async Task JSON_has_the_documented_members_and_a_pipe_gives_the_properties()
    {
        const string uuid = "0190aaaa-0000-7000-8000-000000000001";
        string[] arguments =
        [
            "capture",
            "a",
            "--anonymous",
            "--properties",
            "-",
            "--uuid",
            uuid,
            "--json",
        ];
        await using var child = Phog.Start(Phog.At(_server.Url), arguments);
        await child.Input.WriteAsync("{\"n\":[1,2]}");
        child.Input.Close();

        var end = await child.WaitForExitAsync();

        var expected = $$"""{"delivered":true,"uuid":"{{uuid}}","attempts":1,"failure":null}""";
        Assert.That(end.Output, Is.EqualTo(expected + "\n"), end.Error);
        Assert.That(
            Phog.Own(_server.Events.Single())["n"]!.ToString(Formatting.None),
            Is.EqualTo("[1,2]")
        );
    }

    [Test]
    public async Task Identify_alias_and_group_are_sent()
    {
        await Phog.RunAsync(
            _server.Url,
            "identify",
            "-d",
            "ada",
            "-p",
            "plan=pro",
            "--set-once",
            "first=1"
        );
        await Phog.RunHereAsync(_server.Url, "alias", "ada@example.com", "-d", "ada");
        await Phog.RunHereAsync(_server.Url, "group", "company", "acme", "-p", "seats=5");

        Assert.That(
            _server.Events.Select(one => one.Name),
            Is.EqualTo(["$identify", "$create_alias", "$groupidentify"])
        );
        Assert.That(_server.Events[0].Json.GetRawText(), Does.Contain("\"plan\":\"pro\""));
        Assert.That(_server.Events[2].Json.GetRawText(), Does.Contain("\"seats\":5"));
    }

    [TestCase("007", "\"007\"")]
    [TestCase("1.", "\"1.\"")]
    [TestCase(".5", "\".5\"")]
    [TestCase("+1", "\"+1\"")]
    [TestCase("NaN", "\"NaN\"")]
    [TestCase("-Infinity", "\"-Infinity\"")]
    [TestCase("1e999", "\"1e999\"")]
    [TestCase("[1e999]", "\"[1e999]\"")]
    [TestCase("0x1F", "\"0x1F\"")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("1,5", "\"1,5\"")]
    [TestCase("True", "\"True\"")]
    [TestCase("'x'", "\"'x'\"")]
    [TestCase("{a:1}", "\"{a:1}\"")]
    [TestCase("[1,]", "\"[1,]\"")]
    [TestCase("", "\"\"")]
    [TestCase("-0.5e+3", "-500")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("[true,null]", "[true,null]")]
    [TestCase("\"12\"", "\"12\"")]
    public async Task Value_is_JSON_or_else_text(string value, string json)
    {
        await Phog.RunHereAsync(_server.Url, "capture", "a", "-d", "ada", "-p", $"v={value}");

        Assert.That(
            Phog.Own(_server.Events.Single())["v"]!.ToString(Formatting.None),
            Is.EqualTo(json)
        );
    }

    [TestCase("try --help")]
    [TestCase("required", "identify")]
    [TestCase("either --distinct-id or --anonymous", "capture", "a")]
    [TestCase("not of the form name=value", "capture", "a", "-d", "ada", "-p", "x")]
    [TestCase("not a JSON object", "capture", "a", "-d", "ada", "--properties", "[1]")]
    [TestCase("not a JSON object", "capture", "a", "-d", "ada", "--properties", "{\"a\":1e999}")]
    [TestCase("x cannot be both 1 and 2", "capture", "a", "-d", "ada", "-p", "x=1", "-p", "x=2")]
    [TestCase("c cannot be both a and b", "capture", "a", "-d", "ada", "-g", "c=a", "-g", "c=b")]
    [TestCase("plan cannot be both A and B", "import", "x", "-m", "plan=A", "-m", "plan=B")]
    [TestCase("A cannot be both the property plan", "import", "x", "-m", "plan=A", "-m", "tier=A")]
    [TestCase("event cannot be both A and B", "import", "x", "-m", "event=A", "-m", "event=B")]
    [TestCase(
        "both ordered and by the column A",
        "import",
        "x",
        "-m",
        "event=A",
        "--event-name",
        "ordered"
    )]
    [TestCase("A is both ignored", "import", "x", "-m", "plan=A", "--ignore", "A")]
    [TestCase("not a time", "capture", "a", "-d", "ada", "--timestamp", "soon")]
    [TestCase("not a time", "capture", "a", "-d", "ada", "--timestamp", "03/04/2024")]
    [TestCase("not a time", "capture", "a", "-d", "ada", "--timestamp", "10:00")]
    [TestCase("not a time", "capture", "a", "-d", "ada", "--timestamp", "2024-13-01")]
    [TestCase("--timeout", "capture", "a", "-d", "ada", "--timeout", "0")]
    [TestCase("Host", "capture", "a", "-d", "ada", "--host", "nowhere")]
    public async Task Wrong_command_line_exits_with_2_and_says_why(
        string message,
        params string[] arguments
    )
    {
        var end = await Phog.RunHereAsync(_server.Url, arguments);

        Assert.That(end.ExitCode, Is.EqualTo(2), end.Output + end.Error);
        Assert.That(end.Error, Does.Contain(message).And.StartsWith("phog: "));
        Assert.That(end.Output, Is.Empty.Or.StartsWith("Description:"));
    }

    [Test]
    public async Task Missing_token_exits_with_2_and_names_the_setting()
    {
        var end = await Phog.RunAsync([], "capture", "a", "-d", "ada");

        Assert.That(end.ExitCode, Is.EqualTo(2));
        Assert.That(end.Error, Does.Contain("POSTHOG_PROJECT_TOKEN"));
    }

    [Test]
    public async Task Unreachable_server_exits_with_1_and_the_failure_is_data()
    {
        var end = await Phog.RunHereAsync(
            Some.UnusedAddress(),
            "capture",
            "a",
            "-d",
            "ada",
            "--json"
        );

        var json = JObject.Parse(end.Output);
        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That((bool)json["delivered"]!, Is.False);
        Assert.That((string?)json["failure"]!["kind"], Is.EqualTo("Unreachable"));
    }

    [Test]
    [Platform("Linux", Reason = "sends a signal with kill")]
    public async Task Ctrl_C_ends_a_waiting_command_with_130()
    {
        using var arrived = new ManualResetEventSlim();
        using var silent = new RawServer(null, arrived.Set);
        await using var child = Phog.Start(Phog.At(silent.Url), "capture", "a", "-d", "ada");
        await Task.Run(() => arrived.Wait(TimeSpan.FromSeconds(30)));

        child.Signal("INT");
        var end = await child.WaitForExitAsync();

        Assert.That(end.ExitCode, Is.EqualTo(130));
    }

    [Test]
    [Platform("Linux", Reason = "sends a signal with kill")]
    public async Task Ctrl_C_ends_a_command_that_reads_its_input()
    {
        string[] arguments = ["import", "-"];
        await using var child = Phog.Start(Phog.At(_server.Url), arguments);
        await child.Input.WriteAsync(string.Concat(Enumerable.Repeat(ImportInput.Row(1), 6000)));
        await child.Input.FlushAsync();
        await Task.Run(() => child.Error.WaitForLine());

        child.Signal("INT");
        var end = await child.WaitForExitAsync();

        Assert.That(end.ExitCode, Is.EqualTo(130));
        Assert.That(_server.Events, Is.Empty);
    }
}
