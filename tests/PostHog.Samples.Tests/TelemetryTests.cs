using PostHog.Development;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Samples.Tests;

/// <summary>A tool with telemetry, with real sockets, in a process of its own.</summary>
[NonParallelizable] // its processes have a second for their end
internal sealed class TelemetryTests
{
    private static readonly string[] OfCI =
    [
        "CI",
        "TF_BUILD",
        "GITHUB_ACTIONS",
        "APPVEYOR",
        "TRAVIS",
        "CIRCLECI",
        "CODEBUILD_BUILD_ID",
        "BUILD_ID",
        "TEAMCITY_VERSION",
        "JB_SPACE_API_URL",
    ];

    private TemporaryFolder _home = null!;

    private string Folder => _home.PathOf("greet/telemetry");

    // A user who has seen the notice.
    [SetUp]
    public void Prepare()
    {
        _home = new TemporaryFolder();
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "install-id"), Guid.NewGuid().ToString("D"));
    }

    [TearDown]
    public void Delete() => _home.Dispose();

    [Test]
    public async Task Pair_arrives_and_output_and_exit_code_are_those_of_the_tool()
    {
        await using var server = await DevServer.StartAsync();

        // A busy machine may need longer than the time that the end of a tool has.
        for (
            var run = 0;
            run < 3 && server.Events.All(one => one.Name != "command completed");
            run++
        )
        {
            File.Delete(Path.Combine(Folder, "unreachable"));
            await using var greet = Start(server.Url, "ask");
            await greet.ReadToAsync("name?");
            server.WaitForUuids((2 * run) + 1);
            await greet.WriteLineAsync("Ada");

            Assert.That(await greet.WaitAsync(), Is.EqualTo(new SampleEnd(0, "Hello, Ada!\n", "")));
        }

        Assert.That(server.Events[0].Name, Is.EqualTo("command started"));
        var sent = server.Events.First(one => one.Name == "command completed").Json.GetRawText();
        Assert.That(sent, Does.Contain("\"command\":\"ask\"").And.Contain("\"exit_code\":0"));
        Assert.That(sent, Does.Not.Contain("Ada"));
    }

    [Test]
    public async Task Output_and_exit_code_do_not_depend_on_the_network()
    {
        var expected = await RunAsync(new Uri("http://127.0.0.1:1/"), isOff: true, "hello", "Ada");
        using var silent = new RawServer(null);
        Uri[] hosts = [Some.UnusedAddress(), new("http://posthog.invalid/"), silent.Url];

        // On a busy machine the tool may end before it could ask.
        var runs = 0;
        for (; runs < hosts.Length || (silent.Requests.Count == 0 && runs < 5); runs++)
        {
            var host = hosts[Math.Min(runs, hosts.Length - 1)];
            var end = await RunAsync(host, isOff: false, "hello", "Ada");

            Assert.That(end, Is.EqualTo(expected), host.AbsoluteUri);
            Assert.That(File.Exists(Path.Combine(Folder, "unreachable")), host.AbsoluteUri);
            File.Delete(Path.Combine(Folder, "unreachable"));
        }

        Assert.That(expected, Is.EqualTo(new SampleEnd(0, "Hello, Ada!\n", "")));
        Assert.That(silent.Requests, Is.Not.Empty);
        Assert.That(Kept().Split("command completed"), Has.Length.EqualTo(runs + 1));
    }

    [Test]
    public async Task Crash_ends_as_without_telemetry_and_is_reported()
    {
        var expected = await RunAsync(new Uri("http://127.0.0.1:1/"), isOff: true, "fail");

        var end = await RunAsync(Some.UnusedAddress(), isOff: false, "fail");

        Assert.That(end, Is.EqualTo(expected));
        Assert.That(expected.Error, Does.Contain("Nobody is here."));
        Assert.That(
            Kept(),
            Does.Contain("System.InvalidOperationException").And.Not.Contain("Nobody")
        );
    }

    [Test]
    public async Task Program_that_exits_by_itself_reports_its_exit_code()
    {
        await using var greet = Start(Some.UnusedAddress(), "ask");
        greet.CloseInput();

        var end = await greet.WaitAsync();

        Assert.That(end, Is.EqualTo(new SampleEnd(3, "What is your name?\n", "")));
        Assert.That(Kept(), Does.Match(@"exit_code\W+i?3\b"));
    }

    [Test]
    [Platform("Linux", Reason = "sends a signal with kill, ignored by no shell before")]
    public async Task Interrupt_ends_it_at_once_and_the_next_run_reports_its_start()
    {
        using var arrived = new ManualResetEventSlim();
        using var silent = new RawServer(null, arrived.Set);
        await using var greet = Start(silent.Url, "ask");
        await greet.ReadToAsync("name?");
        await Task.Run(() => arrived.Wait(TimeSpan.FromSeconds(30)));

        await greet.SignalAsync("INT");

        Assert.That(await greet.WaitAsync(), Is.EqualTo(new SampleEnd(130, "", "")));
        Assert.That(Kept(), Does.Contain("command started").And.Not.Contain("completed"));
    }

    [Test]
    [Platform("Linux", Reason = "limits the size of files with a shell, and needs a terminal")]
    public void Full_disk_shows_no_notice_at_every_run_and_gets_no_files()
    {
        File.Delete(Path.Combine(Folder, "install-id"));
        var greet = $"dotnet {ChildProgram.PathOf("Telemetry")} hello Ada";
        var full = $"trap '' XFSZ; ulimit -f 0; exec script -qec '{greet}' /dev/null";
        using var child = ChildProcess.Start(
            new ChildProgram("bash", "-c", full)
            {
                Environment = new Dictionary<string, string?>(
                    Settings(Some.UnusedAddress())
                        .Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))
                )
                {
                    // The runtime would write files of its own.
                    ["DOTNET_EnableDiagnostics"] = "0",
                    ["DOTNET_EnableWriteXorExecute"] = "0",
                },
            }
        );

        var end = child.WaitForExit();

        Assert.That(end.Output, Does.Contain("Hello, Ada!").And.Not.Contain("usage data"));
        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(Directory.GetFiles(Folder, "install-id*"), Is.Empty);
    }

    private string Kept() =>
        string.Concat(
            Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
                .Select(Uri.UnescapeDataString)
        );

    private async Task<SampleEnd> RunAsync(Uri host, bool isOff, params string[] arguments)
    {
        await using var greet = Start(host, isOff, arguments);
        return await greet.WaitAsync();
    }

    private SampleProcess Start(Uri host, params string[] arguments) =>
        Start(host, isOff: false, arguments);

    private SampleProcess Start(Uri host, bool isOff, string[] arguments)
    {
        var settings = Settings(host);
        settings["DO_NOT_TRACK"] = isOff ? "1" : "";
        return SampleProcess.Start("Telemetry", settings, arguments);
    }

    private Dictionary<string, string> Settings(Uri host)
    {
        var settings = OfCI.ToDictionary(name => name, _ => "");
        settings["POSTHOG_PROJECT_TOKEN"] = "phc_test";
        settings["POSTHOG_HOST"] = host.AbsoluteUri;
        settings["DO_NOT_TRACK"] = "";
        // Where Linux, and .NET on it, keeps the data of a user.
        settings["XDG_DATA_HOME"] = _home.Path;
        return settings;
    }
}
