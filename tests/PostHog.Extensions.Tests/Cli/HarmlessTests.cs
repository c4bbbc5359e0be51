using PostHog.Extensions.Cli;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>Whatever is wrong, the tool runs as if there were no telemetry.</summary>
internal sealed class HarmlessTests
{
    private const string Secret = "/home/ada/secret.txt";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool().WithConsent();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [TestCase(null)]
    [TestCase(" ")]
    public void Without_a_token_nothing_happens(string? token)
    {
        var exitCode = CliTelemetry.Run(_tool.Options(token), _ => 7);

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That(_tool.Http.Requests, Is.Empty);
    }

    [Test]
    public void Token_that_PostHog_refuses_is_tried_once_a_day()
    {
        _tool.Answer(401);

        Assert.That(_tool.Run(7), Is.EqualTo(7));
        var requests = _tool.Http.Requests.Count;
        Assert.That(_tool.Run(7), Is.EqualTo(7));

        Assert.That(_tool.Http.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public void Host_that_is_no_address_sends_nothing()
    {
        var options = _tool.Options();
        options.Host = "not an address";

        Assert.That(CliTelemetry.Run(options, _ => 7), Is.EqualTo(7));
        Assert.That(_tool.Http.Requests, Is.Empty);
    }

    [Test]
    public void Failure_of_the_telemetry_itself_does_not_reach_the_tool()
    {
        _tool.ChangeOptions = _ => throw new InvalidOperationException("bug");

        Assert.That(_tool.Run(7), Is.EqualTo(7));
    }

    [Test]
    public void Properties_that_cannot_be_read_do_not_reach_the_tool()
    {
        var exitCode = _tool.Run(telemetry =>
        {
            telemetry.Capture("broken", new object[] { 1, 2 });
            telemetry.Capture(null!);
            telemetry.CaptureException(null);
            return 7;
        });

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That(_tool.Names, Is.EqualTo(["command started", "command completed"]));
    }

    [TestCase("choice", "perhaps")]
    [TestCase("choice", "")]
    [TestCase("install-id", "corrupt")]
    public void Corrupt_settings_turn_it_off(string file, string content)
    {
        _tool.Write(file, content);

        Assert.That(_tool.Run(7), Is.EqualTo(7));
        Assert.That(_tool.Http.Requests, Is.Empty);
        Assert.That(_tool.Error.ToString(), Is.Empty);
        Assert.That(_tool.Read(file), Is.EqualTo(content));
    }

    [Test]
    public void Directory_that_cannot_be_created_turns_it_off_without_a_notice()
    {
        using var other = new FakeTool();
        Directory.CreateDirectory(other.Home);
        File.WriteAllText(Path.Combine(other.Home, FakeTool.Name), "a file");

        Assert.That(other.Run(7), Is.EqualTo(7));
        Assert.That(other.Run(telemetry => telemetry.RunCommand("off")), Is.EqualTo(1));

        Assert.That(other.Http.Requests, Is.Empty);
        Assert.That(other.Error.ToString(), Does.StartWith("This could not be saved in "));
    }

    [Test]
    public void Exception_of_the_tool_passes_unchanged_and_only_its_type_is_reported()
    {
        var thrown = new FileNotFoundException(Secret, Secret);

        var caught = Assert.Throws<FileNotFoundException>(() => _tool.Run(_ => throw thrown));

        Assert.That(caught, Is.SameAs(thrown));
        var end = _tool.Events[1]["properties"]!;
        Assert.That((string?)end["exception_type"], Is.EqualTo("System.IO.FileNotFoundException"));
        Assert.That(end["exit_code"], Is.Null);
        Assert.That(_tool.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void Reported_exception_has_its_stack_without_messages_and_paths()
    {
        var options = _tool.Options();
        options.ReportsExceptions = true;
        var inner = new FileNotFoundException(Secret, Secret);

        Assert.Throws<InvalidOperationException>(() =>
            CliTelemetry.Run(options, _ => throw new InvalidOperationException(Secret, inner))
        );

        var reported = _tool.Events[1];
        Assert.That((string?)reported["event"], Is.EqualTo("$exception"));
        Assert.That((string?)reported["properties"]!["$exception_level"], Is.EqualTo("fatal"));
        Assert.That(reported.ToString(), Does.Contain(nameof(HarmlessTests)));
        Assert.That(reported.ToString(), Does.Contain("FileNotFoundException"));
        Assert.That(
            reported.ToString(),
            Does.Not.Contain("/ada/").And.Not.Contain("secret.txt").And.Not.Contain("/tests/")
        );
        Assert.That(_tool.Events, Has.Count.EqualTo(3));
    }

    [Test]
    public void Network_that_fails_is_left_alone_for_a_day_and_then_gets_everything()
    {
        _tool.Answer(503);
        _tool.Run();
        Assert.That(_tool.Http.Requests, Is.Not.Empty);
        _tool.Answer(200);
        _tool.Run();
        Assert.That(_tool.Http.Requests, Is.Empty);

        _tool.Time.Advance(TimeSpan.FromDays(1));
        _tool.Run();

        Assert.That(_tool.Names.Count(name => name == "command started"), Is.EqualTo(3));
        Assert.That(_tool.Names.Count(name => name == "command completed"), Is.EqualTo(3));
        Assert.That(_tool.Events.Select(one => one["uuid"]), Is.Unique);
        Assert.That(_tool.Files, Is.EquivalentTo(["install-id", "lock"]));
    }

    [Test]
    public void Run_without_network_keeps_values_and_own_events_for_a_later_one()
    {
        _tool.Answer(503);
        _tool.Run();
        var options = _tool.Options();
        options.Properties["channel"] = "beta\tline\n= 2";
        _tool.Answer(200);
        CliTelemetry.Run(
            options,
            telemetry =>
            {
                telemetry.Capture("scanned");
                return 5;
            }
        );
        File.AppendAllText(Path.Combine(_tool.Folder, "offline", "other"), "cut\tline");
        _tool.Time.Advance(TimeSpan.FromDays(1));

        _tool.Run();

        var end = _tool.Events.Single(one => (int?)one["properties"]!["exit_code"] == 5);
        Assert.That((string?)end["timestamp"], Does.StartWith("2025-01-01T"));
        Assert.That((string?)end["properties"]!["channel"], Is.EqualTo("beta\tline\n= 2"));
        Assert.That((bool)end["properties"]!["is_terminal"]!, Is.True);
        Assert.That(_tool.Names, Has.One.EqualTo("scanned"));
        Assert.That(_tool.Events, Has.Count.EqualTo(7));
        Assert.That(_tool.Files, Is.EquivalentTo(["install-id", "lock"]));
    }

    [Test]
    public void Line_that_was_cut_anywhere_is_not_sent()
    {
        _tool.Answer(503);
        _tool.Run();
        _tool.Answer(200);
        _tool.Run();
        var offline = Path.Combine(_tool.Folder, "offline");
        var file = Directory.GetFiles(offline)[0];
        var line = File.ReadAllLines(file)[0];
        File.Delete(file);
        for (var length = 0; length < line.Length; length++)
        {
            File.WriteAllText(Path.Combine(offline, $"{length}"), line[..length]);
        }

        _tool.Time.Advance(TimeSpan.FromDays(1));
        _tool.Run();

        Assert.That(_tool.Events, Has.Count.EqualTo(4));
        Assert.That(_tool.Files, Is.EquivalentTo(["install-id", "lock"]));
    }

    [Test]
    public void Client_that_is_not_ready_in_time_loses_nothing()
    {
        using var ready = new ManualResetEventSlim();
        _tool.ChangeOptions = _ => ready.Wait(Patience);
        var options = _tool.Options();
        var threads = new List<Thread>();
        options.Environment = _tool.EnvironmentWith((thread, _) => IsEnded(thread, threads));

        Assert.That(CliTelemetry.Run(options, _ => 7), Is.EqualTo(7));
        var saved = File.ReadAllLines(Directory.GetFiles(Path.Combine(_tool.Folder, "offline"))[0]);
        ready.Set();

        Assert.That(threads.TrueForAll(thread => thread.Join(Patience)), Is.True);
        Assert.That(saved, Has.Length.EqualTo(2));
        Assert.That(saved[0], Does.StartWith("command%20started"));
        Assert.That(saved[1], Does.StartWith("command%20completed").And.Contain("exit_code=i7"));
    }

    private static bool IsEnded(Thread thread, List<Thread> threads)
    {
        threads.Add(thread);
        return thread.Join(0);
    }
}
