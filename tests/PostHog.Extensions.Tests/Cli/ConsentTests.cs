using PostHog.Extensions.Cli;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>When telemetry is on.</summary>
internal sealed class ConsentTests
{
    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [TestCase("DO_NOT_TRACK", "1")]
    [TestCase("DO_NOT_TRACK", "true")]
    [TestCase("DO_NOT_TRACK", "please")]
    [TestCase("GREET_TELEMETRY_OPTOUT", "1")]
    [TestCase("CI", "true")]
    [TestCase("GITHUB_ACTIONS", "1")]
    [TestCase("TEAMCITY_VERSION", "2024.1")]
    public void Variable_turns_telemetry_off_without_a_trace(string name, string value)
    {
        _tool.Variables[name] = value;

        Assert.That(_tool.Run(7), Is.EqualTo(7));
        Assert.That(_tool.Http.Requests, Is.Empty);
        Assert.That(_tool.Error.ToString(), Is.Empty);
        Assert.That(Directory.Exists(_tool.Home), Is.False);
    }

    [TestCase("DO_NOT_TRACK", "")]
    [TestCase("DO_NOT_TRACK", "0")]
    [TestCase("DO_NOT_TRACK", "False")]
    [TestCase("GREET_TELEMETRY_OPTOUT", "0")]
    [TestCase("CI", "false")]
    [TestCase("BUILD_ID", "12")]
    [TestCase("POSTHOG_HOST", "https://elsewhere.example")]
    public void Variable_with_another_value_leaves_it_on(string name, string value)
    {
        _tool.Variables[name] = value;

        _tool.WithConsent().Run();

        Assert.That(_tool.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void Variable_of_a_tool_is_made_of_its_name() =>
        Assert.That(
            new CliTelemetryOptions("my-tool.v2", null).OptOutVariable,
            Is.EqualTo("MY_TOOL_V2_TELEMETRY_OPTOUT")
        );

    [Test]
    public void Notice_is_shown_once_before_there_is_an_id()
    {
        var options = _tool.Options();
        options.Notice = "We count.";

        CliTelemetry.Run(options, _ => 0);
        CliTelemetry.Run(options, _ => 0);

        Assert.That(_tool.Error.ToString(), Is.EqualTo("We count." + Environment.NewLine));
        Assert.That(_tool.Output.ToString(), Is.Empty);
        Assert.That(_tool.Events, Has.Count.EqualTo(4));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void Without_a_terminal_there_is_no_notice_and_nothing_is_sent(bool output, bool error)
    {
        (_tool.IsOutputRedirected, _tool.IsErrorRedirected) = (output, error);

        _tool.Run();

        Assert.That(_tool.Error.ToString(), Is.Empty);
        Assert.That(Directory.Exists(_tool.Home), Is.False);
        Assert.That(_tool.Http.Requests, Is.Empty);
    }

    [Test]
    public void Author_can_enable_continuous_integration_which_leaves_no_files()
    {
        _tool.Variables["CI"] = "true";
        var options = _tool.Options();
        options.IsEnabledInCI = true;

        CliTelemetry.Run(options, _ => 0);
        CliTelemetry.Run(options, _ => 0);

        Assert.That(_tool.Events, Has.Count.EqualTo(4));
        Assert.That(
            _tool.Events.Select(one => one["distinct_id"]).Distinct().Count(),
            Is.EqualTo(2)
        );
        Assert.That((bool)_tool.Events[0]["properties"]!["is_ci"]!, Is.True);
        Assert.That(_tool.Error.ToString(), Is.Empty);
        Assert.That(Directory.Exists(_tool.Home), Is.False);
    }

    [Test]
    public void Command_shows_and_changes_the_choice()
    {
        using var telemetry = CliTelemetry.Start(_tool.WithConsent().Options());

        Assert.That(telemetry.RunCommand(null), Is.Zero);
        Assert.That(telemetry.RunCommand("off"), Is.Zero);
        Assert.That(telemetry.RunCommand("status"), Is.Zero);
        Assert.That(telemetry.RunCommand("on"), Is.Zero);
        Assert.That(telemetry.RunCommand("maybe"), Is.EqualTo(2));

        string[] expected =
        [
            $"Telemetry of greet is on. Its files are in {_tool.Folder}.",
            "Telemetry of greet is off: you turned it off.",
            "Telemetry of greet is off: you turned it off.",
            $"Telemetry of greet is on. Its files are in {_tool.Folder}.",
        ];
        Assert.That(_tool.Output.ToString().Split(Environment.NewLine)[..^1], Is.EqualTo(expected));
    }

    [Test]
    public void Turning_it_off_deletes_what_was_not_sent_and_the_id_and_lasts()
    {
        _tool.WithConsent().Answer(503);
        _tool.Run();
        Assert.That(_tool.Files, Has.Some.StartsWith("spool"));

        _tool.Run(telemetry => telemetry.RunCommand("off"));
        _tool.Answer(200);
        _tool.Run();

        Assert.That(_tool.Files, Is.EquivalentTo(["choice", "lock"]));
        Assert.That(_tool.Http.Requests, Is.Empty);
    }

    [Test]
    public void Turning_it_on_needs_no_notice()
    {
        _tool.IsErrorRedirected = true;
        _tool.Run(telemetry => telemetry.RunCommand("on"));

        _tool.Run();

        Assert.That(_tool.Events, Has.Count.EqualTo(2));
        Assert.That(_tool.Error.ToString(), Is.Empty);
    }
}
