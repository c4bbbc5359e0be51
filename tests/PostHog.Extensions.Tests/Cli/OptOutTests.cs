using PostHog.Extensions.Cli;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>Whoever says no is heard at once.</summary>
internal sealed class OptOutTests
{
    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [Test]
    public void Run_that_shows_the_notice_sends_nothing_and_the_next_one_sends_both()
    {
        _tool.Run(telemetry =>
        {
            telemetry.Capture("scanned");
            return 0;
        });
        Assert.That(_tool.Http.Requests, Is.Empty);
        Assert.That(_tool.Files, Has.None.EqualTo("unreachable"));

        _tool.Run();

        Assert.That(_tool.Names.Count(name => name == "command completed"), Is.EqualTo(2));
        Assert.That(_tool.Names, Has.One.EqualTo("scanned"));
        Assert.That(_tool.Events, Has.Count.EqualTo(5));
    }

    [Test]
    public void Turning_it_off_in_the_first_run_sends_nothing_and_deletes_what_was_kept()
    {
        _tool.Run(telemetry => telemetry.RunCommand("off"));

        Assert.That(_tool.Files, Is.EquivalentTo(["choice", "lock"]));
        Assert.That(_tool.Http.Requests, Is.Empty);
    }

    [Test]
    public void Turning_it_off_after_the_first_run_sends_nothing()
    {
        _tool.Run();
        _tool.Write("choice", "on");
        _tool.Answer(503);

        _tool.Run(telemetry => telemetry.RunCommand("off"));

        Assert.That(_tool.Files, Is.EquivalentTo(["choice", "lock"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Turning_it_off_during_a_run_ends_its_report_and_leaves_nothing(bool isOffline)
    {
        _tool.WithConsent();
        if (isOffline)
        {
            _tool.Answer(503);
            _tool.Run();
            _tool.Answer(200);
        }

        _tool.Run(_ => CliTelemetry.Run(_tool.Options(), other => other.RunCommand("off")));

        Assert.That(_tool.Files, Is.EquivalentTo(["choice", "lock"]));
        Assert.That(_tool.Names, Has.None.EqualTo("command completed"));
    }

    [Test]
    public void Events_after_it_was_turned_off_are_not_sent_and_those_before_stay_sent()
    {
        using var sent = new ManualResetEventSlim();
        _tool.WithConsent().Http.OnRequest = _ => sent.Set();

        _tool.Run(telemetry =>
        {
            sent.Wait(TimeSpan.FromSeconds(30));
            CliTelemetry.Run(_tool.Options(), other => other.RunCommand("off"));
            telemetry.Capture("scanned");
            telemetry.CaptureException(new InvalidOperationException("oops"));
            return 0;
        });

        Assert.That(_tool.Names.Distinct(), Is.EqualTo(["command started"]));
        Assert.That(_tool.Files, Is.EquivalentTo(["choice", "lock"]));
    }

    [TestCase("DO_NOT_TRACK")]
    [TestCase("GREET_TELEMETRY_OPTOUT")]
    public void Variable_set_during_a_run_ends_its_report(string variable)
    {
        _tool
            .WithConsent()
            .Run(_ =>
            {
                _tool.Variables[variable] = "1";
                return 0;
            });

        Assert.That(_tool.Names, Has.None.EqualTo("command completed"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Deleted_or_replaced_id_ends_the_report_of_a_run(bool isReplaced)
    {
        _tool
            .WithConsent()
            .Run(_ =>
            {
                File.Delete(Path.Combine(_tool.Folder, "install-id"));
                if (isReplaced)
                {
                    _tool.WithConsent();
                }

                return 0;
            });

        Assert.That(_tool.Names, Has.None.EqualTo("command completed"));
        Assert.That(_tool.Files, Has.None.StartsWith("spool").And.None.StartsWith("offline"));
    }
}
