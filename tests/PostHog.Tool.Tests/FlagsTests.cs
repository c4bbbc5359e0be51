using Newtonsoft.Json.Linq;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Tool.Tests;

internal sealed class FlagsTests
{
    private DevServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _server = await DevServer.StartAsync(
            new()
            {
                Flags =
                    """{"on":true,"off":false,"color":"red","sale":{"value":true,"payload":{"ends":"2024-05-01T10:00:00+02:00"}}}""",
            }
        );

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase("on", "true", 0)]
    [TestCase("color", "red", 0)]
    [TestCase("off", "false", 1)]
    public async Task Exit_code_says_whether_the_flag_is_on(string key, string value, int exitCode)
    {
        var end = await Phog.RunHereAsync(_server.Url, "flags", key, "-d", "ada");

        Assert.That(end.ExitCode, Is.EqualTo(exitCode), end.Error);
        Assert.That(end.Output, Does.StartWith($"{key}\t{value}"));
        Assert.That(_server.Events, Is.Empty);
    }

    [Test]
    public async Task Unknown_flag_and_unreachable_server_are_neither_on_nor_off()
    {
        var unknown = await Phog.RunHereAsync(_server.Url, "flags", "other", "-d", "ada");
        var unreachable = await Phog.RunHereAsync(Some.UnusedAddress(), "flags", "on", "-d", "ada");

        Assert.That(unknown.ExitCode, Is.EqualTo(3));
        Assert.That(unknown.Error, Does.Contain("no flag other"));
        Assert.That(unreachable.ExitCode, Is.EqualTo(3));
        Assert.That(unreachable.Output, Is.Empty);
    }

    [Test]
    public async Task All_flags_are_printed_as_JSON()
    {
        var end = await Phog.RunHereAsync(_server.Url, "flags", "-d", "ada", "--json");

        var flags = JArray.Parse(end.Output);
        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(
            flags.Select(one => (string?)one["key"]),
            Is.EqualTo(["color", "off", "on", "sale"])
        );
        Assert.That(
            ((JObject)flags[0]).Properties().Select(one => one.Name),
            Is.EqualTo(["key", "enabled", "value", "reason", "payload", "source"])
        );
    }

    [Test]
    public async Task Payload_is_printed_as_it_is()
    {
        var end = await Phog.RunHereAsync(_server.Url, "flags", "sale", "-d", "ada", "--json");

        Assert.That(
            end.Output,
            Does.Contain("\"payload\":{\"ends\":\"2024-05-01T10:00:00+02:00\"}")
        );
    }

    [Test]
    public async Task Flag_is_evaluated_in_the_process_with_a_secret_key()
    {
        var body = Some.Definitions("beta");
        using var definitions = new RawServer(
            $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
        );

        var end = await Phog.RunHereAsync(
            definitions.Url,
            "flags",
            "beta",
            "-d",
            "ada",
            "--local",
            "--secret-key",
            "phs_x",
            "--json"
        );
        var without = await Phog.RunHereAsync(
            definitions.Url,
            "flags",
            "beta",
            "-d",
            "ada",
            "--local"
        );

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That((string?)JArray.Parse(end.Output)[0]["source"], Is.EqualTo("Local"));
        Assert.That(without.ExitCode, Is.EqualTo(2));
        Assert.That(without.Error, Does.Contain("POSTHOG_SECRET_KEY"));
    }
}
