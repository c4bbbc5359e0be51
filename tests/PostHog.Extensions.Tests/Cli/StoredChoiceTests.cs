using PostHog.Extensions.Cli;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>What the user chose, or set for all clients, holds from that moment on.</summary>
internal sealed class StoredChoiceTests
{
    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [Test]
    public void Events_after_the_user_turned_it_off_in_another_process_are_not_sent()
    {
        _tool.WithConsent();

        _tool.Run(telemetry =>
        {
            _tool.Http.WaitForRequests(1);
            _tool.Write("choice", "off");
            telemetry.Capture("scanned");
            return 0;
        });

        Assert.That(_tool.Names, Is.EqualTo(["command started"]));
    }

    [Test]
    public void Run_while_PostHog_is_disabled_shows_nothing_leaves_nothing_and_says_why()
    {
        _tool.Variables["POSTHOG_DISABLED"] = "1";

        _tool.Run(telemetry => telemetry.RunCommand("status"));

        Assert.That(_tool.Error.ToString(), Is.Empty);
        Assert.That(_tool.Files, Is.Empty);
        Assert.That(_tool.Output.ToString(), Does.Contain("is off: POSTHOG_DISABLED is set"));
    }

    [Test]
    public void Directory_that_is_a_file_cannot_be_used_and_status_says_so()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_tool.Folder)!);
        File.WriteAllText(_tool.Folder, "");

        _tool.Run(telemetry => telemetry.RunCommand("status"));

        Assert.That(_tool.Output.ToString(), Does.Contain("its directory cannot be used"));
    }

    [Test]
    public void Run_that_turns_it_off_sends_nothing_at_all()
    {
        _tool.WithConsent();
        var options = _tool.Options();
        options.Environment = _tool.EnvironmentWith(
            (thread, _) => thread.Join(TimeSpan.FromSeconds(30)),
            "greet",
            "telemetry",
            "off"
        );

        CliTelemetry.Run(options, telemetry => telemetry.RunCommand("off"));

        Assert.That(_tool.Http.Requests, Is.Empty);
        Assert.That(_tool.Read("choice"), Is.EqualTo("off"));
    }
}
