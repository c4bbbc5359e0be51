using Newtonsoft.Json.Linq;
using PostHog.Extensions.Cli;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>What a run reports.</summary>
internal sealed class RunTests
{
    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool().WithConsent();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [Test]
    public void Start_and_end_are_reported_with_duration_and_exit_code()
    {
        var exitCode = _tool.Run(telemetry =>
        {
            telemetry.Command = "hello";
            _tool.Time.Advance(TimeSpan.FromMilliseconds(1234));
            return 7;
        });

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That(_tool.Names, Is.EqualTo(["command started", "command completed"]));
        var (start, end) = (Own(_tool.Events[0]), Own(_tool.Events[1]));
        Assert.That((int)end["exit_code"]!, Is.EqualTo(7));
        Assert.That((int)end["duration_ms"]!, Is.EqualTo(1234));
        Assert.That((string?)end["command"], Is.EqualTo("hello"));
        Assert.That((string?)end["run_id"], Is.EqualTo((string?)start["run_id"]).And.Not.Null);
        Assert.That((string?)start["tool"], Is.EqualTo("greet"));
        Assert.That((string?)start["tool_version"], Is.EqualTo("1.2.3"));
        Assert.That((bool)start["is_terminal"]!, Is.True);
        Assert.That((bool)start["is_ci"]!, Is.False);
        Assert.That(start["$os"], Is.Not.Null);
        Assert.That(start["$net_runtime"], Is.Not.Null);
    }

    [Test]
    public void Events_have_a_random_install_id_no_person_and_no_location()
    {
        _tool.Run();

        foreach (var sent in _tool.Events)
        {
            Assert.That((string?)sent["distinct_id"], Is.EqualTo(_tool.Read("install-id")));
            Assert.That((bool)Own(sent)["$process_person_profile"]!, Is.False);
            Assert.That((bool)Own(sent)["$geoip_disable"]!, Is.True);
            Assert.That(Own(sent)["$is_server"], Is.Null);
        }
    }

    [Test]
    public void Install_id_stays_until_the_directory_is_deleted()
    {
        _tool.Run();
        _tool.Run();
        Directory.Delete(_tool.Folder, recursive: true);
        _tool.Run();
        _tool.Run();

        var ids = _tool.Events.Select(one => (string?)one["distinct_id"]).ToList();
        Assert.That(ids.Take(4).Distinct().Count(), Is.EqualTo(1));
        Assert.That(ids.Skip(4).Distinct().Single(), Is.Not.EqualTo(ids[0]));
    }

    [Test]
    public void Own_events_are_sent_in_order_and_the_tool_may_change_their_properties_afterwards()
    {
        _tool.Run(telemetry =>
        {
            var properties = new Dictionary<string, object?> { ["files"] = 3 };
            telemetry.Capture("scanned", properties);
            properties["files"] = 4;
            return 0;
        });

        Assert.That(_tool.Names, Is.EqualTo(["command started", "scanned", "command completed"]));
        Assert.That((int)Own(_tool.Events[1])["files"]!, Is.EqualTo(3));
    }

    [Test]
    public void Form_with_using_takes_the_exit_code_of_the_process_unless_it_is_0_or_the_one_it_is_told()
    {
        using (CliTelemetry.Start(_tool.Options())) { }

        _tool.ExitCode = 5;
        using (CliTelemetry.Start(_tool.Options())) { }

        using (var telemetry = CliTelemetry.Start(_tool.Options()))
        {
            Assert.That(telemetry.Complete(3), Is.EqualTo(3));
            Assert.That(telemetry.IsEnabled, Is.False);
            telemetry.Capture("too late");
        }

        var codes = _tool.Events.Where(IsEnd).Select(one => (int?)Own(one)["exit_code"]);
        Assert.That(codes, Is.EqualTo(new int?[] { null, 5, 3 }));
        Assert.That(_tool.Events, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Exception_that_leaves_the_form_with_using_is_no_success()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            using var telemetry = CliTelemetry.Start(_tool.Options());
            await Task.Yield();
            throw new InvalidOperationException();
        });

        Assert.That(Own(_tool.Events[1])["exit_code"], Is.Null);
    }

    [Test]
    public async Task Async_tool_is_reported_with_its_exit_code()
    {
        var exitCode = await CliTelemetry.RunAsync(
            _tool.Options(),
            async telemetry =>
            {
                await Task.Yield();
                telemetry.Command = "hello";
                return 7;
            }
        );

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That((int)Own(_tool.Events[1])["exit_code"]!, Is.EqualTo(7));
    }

    [Test]
    public async Task Exception_of_an_async_tool_passes_and_its_type_is_reported()
    {
        await Assert.ThrowsAsync<FormatException>(async () =>
            await CliTelemetry.RunAsync(
                _tool.Options(),
                async _ =>
                {
                    await Task.Yield();
                    throw new FormatException();
                }
            )
        );

        Assert.That(Own(_tool.Events[1])["exit_code"], Is.Null);
        Assert.That(
            (string?)Own(_tool.Events[1])["exception_type"],
            Is.EqualTo("System.FormatException")
        );
    }

    [Test]
    public void Values_in_lists_and_the_stack_are_those_of_the_call()
    {
        using var ready = new ManualResetEventSlim();
        _tool.ChangeOptions = _ => ready.Wait(TimeSpan.FromSeconds(30));
        var thrown = Assert.Throws<FormatException>(() => throw new FormatException());
        _tool.Run(telemetry =>
        {
            var files = new List<string> { "first" };
            telemetry.Capture("scanned", new Dictionary<string, object?> { ["files"] = files });
            telemetry.CaptureException(thrown);
            telemetry.CaptureException(thrown);
            files.Add("second");
            Assert.Throws<FormatException>(() => Rethrow(thrown!));
            ready.Set();
            return 0;
        });

        Assert.That(Own(_tool.Events[1])["files"]!.Count(), Is.EqualTo(1));
        Assert.That((string?)_tool.Events[2]["event"], Is.EqualTo("$exception"));
        Assert.That(_tool.Events[2].ToString(), Does.Not.Contain(nameof(Rethrow)));
        Assert.That(_tool.Events, Has.Count.EqualTo(4));
    }

    private static void Rethrow(Exception error) => throw error;

    [Test]
    public void Two_runs_at_once_share_the_directory()
    {
        File.Delete(Path.Combine(_tool.Folder, "install-id"));
        _tool.Write("choice", "on");

        using (var first = CliTelemetry.Start(_tool.Options()))
        using (var second = CliTelemetry.Start(_tool.Options()))
        {
            Assert.That(first.IsEnabled && second.IsEnabled, Is.True);
        }

        Assert.That(_tool.Events, Has.Count.EqualTo(4));
        Assert.That(
            _tool.Events.Select(one => one["distinct_id"]).Distinct().Count(),
            Is.EqualTo(1)
        );
    }

    [TestCase("")]
    [TestCase("my tool")]
    [TestCase("../evil")]
    [TestCase("-x")]
    public void Name_that_is_no_name_of_a_tool_is_refused(string name) =>
        Assert.That(
            () => new CliTelemetryOptions(name, "phc_x"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("tool")
        );

    [TestCase(0)]
    [TestCase(1001)]
    public void Delay_of_more_than_a_second_is_refused(int milliseconds) =>
        Assert.That(
            () => _tool.Options().EndTimeout = TimeSpan.FromMilliseconds(milliseconds),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    private static bool IsEnd(JObject sent) => (string?)sent["event"] == "command completed";

    private static JObject Own(JObject sent) => (JObject)sent["properties"]!;
}
