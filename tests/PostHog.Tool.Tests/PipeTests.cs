using PostHog.Development;
using PostHog.TestKit.Processes;
using PostHog.Tool.Input;

namespace PostHog.Tool.Tests;

/// <summary>Input that can be read only once, under a name or without.</summary>
[Platform("Linux", Reason = "uses named pipes and the shell")]
internal sealed class PipeTests
{
    private string _folder = "";
    private DevServer _server = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        _folder = Directory.CreateTempSubdirectory("phog-test-").FullName;
        _server = await DevServer.StartAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "a.ndjson"),
            ImportInput.Row(1) + ImportInput.Row(2)
        );
    }

    [TearDown]
    public async Task CleanUpAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("$PHOG import <(cat a.ndjson)")]
    [TestCase("$PHOG import <(cat a.ndjson) --no-checkpoint")]
    [TestCase("cat a.ndjson | $PHOG import /dev/stdin")]
    [TestCase("mkfifo pipe; cat a.ndjson > pipe & $PHOG import pipe")]
    public async Task Pipe_with_a_name_is_delivered(string script)
    {
        var end = await RunAsync(script);

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Is.EqualTo("delivered 2 of 2 rows, rejected 0\n"));
        Assert.That(_server.DistinctUuidCount, Is.EqualTo(2));
    }

    [Test]
    public async Task Folder_as_standard_input_is_no_empty_input()
    {
        var end = await RunAsync("$PHOG import - < .");

        Assert.That(end.ExitCode, Is.EqualTo(1), end.Error);
        Assert.That(end.Error, Does.Contain("Standard input cannot be read"));
    }

    [TestCase("$PHOG import - <&-")]
    [TestCase("$PHOG capture a -d ada --properties - <&-")]
    public async Task Closed_standard_input_is_said_to_be_so(string script)
    {
        var end = await RunAsync(script);

        Assert.That(end.ExitCode, Is.EqualTo(1), end.Error);
        Assert.That(end.Error, Does.Contain("Standard input cannot be read: it is closed"));
        Assert.That(_server.Events, Is.Empty);
    }

    [TestCase("$PHOG import - < /dev/null", "delivered 0 of 0 rows, rejected 0\n")]
    [TestCase("$PHOG import - < a.ndjson", "delivered 2 of 2 rows, rejected 0\n")]
    [TestCase("$PHOG import /dev/stdin < a.ndjson", "delivered 2 of 2 rows, rejected 0\n")]
    [TestCase("$PHOG import /dev/fd/3 3< a.ndjson", "delivered 2 of 2 rows, rejected 0\n")]
    [TestCase("$PHOG import - < <(cat a.ndjson)", "delivered 2 of 2 rows, rejected 0\n")]
    public async Task Standard_input_of_any_kind_is_read(string script, string output)
    {
        var end = await RunAsync(script);

        Assert.That((end.ExitCode, end.Output), Is.EqualTo((0, output)), end.Error);
        Assert.That(Directory.GetFiles("/dev", "*.checkpoint"), Is.Empty);
    }

    [Test]
    public async Task Ctrl_C_ends_a_command_that_reads_a_pipe_with_a_name()
    {
        // Once the pipe is opened for writing, the command has opened it for reading. Background jobs ignore the signal.
        var end = await RunAsync(
            "mkfifo pipe; env --default-signal=INT $PHOG import pipe & exec 3> pipe; kill -INT $!; wait $!"
        );

        Assert.That(end.ExitCode, Is.EqualTo(130), end.Error);
        Assert.That(end.Error, Does.Contain("phog: interrupted; uuids stay the same"));
        Assert.That(_server.Events, Is.Empty);
    }

    [Test]
    public async Task Command_that_is_stopped_waits_for_no_writer()
    {
        await RunAsync("mkfifo pipe");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.That(
            () => InterruptibleInput.OfPipe(Path.Combine(_folder, "pipe"), stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [TestCase("$PHOG capture a -d ada > /dev/full")]
    [TestCase("$PHOG capture a -d ada --json > /dev/full")]
    [TestCase("$PHOG import a.ndjson > /dev/full")]
    [TestCase("$PHOG flags -d ada > /dev/full")]
    [TestCase("$PHOG doctor > /dev/full")]
    [TestCase("$PHOG capture a -d ada >&-")]
    public async Task Output_that_cannot_be_written_is_said_on_standard_error(string script)
    {
        var end = await RunAsync(script);

        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That(end.Error, Does.Contain("phog: standard output cannot be written: "));
        Assert.That(end.Error, Does.Not.Contain("Exception"));
    }

    [TestCase("$PHOG capture a -d ada 2> /dev/full", 0)]
    [TestCase("$PHOG import a.ndjson 2> /dev/full", 0)]
    [TestCase("$PHOG capture a 2> /dev/full", 2)]
    [TestCase("$PHOG capture a 2>&-", 2)]
    [TestCase("$PHOG capture 2> /dev/full", 2)]
    [TestCase("$PHOG import none > /dev/full 2>&1", 1)]
    public async Task Standard_error_that_cannot_be_written_changes_no_exit_code(
        string script,
        int exitCode
    )
    {
        var end = await RunAsync(script);

        Assert.That(end.ExitCode, Is.EqualTo(exitCode));
    }

    private async Task<ProcessResult> RunAsync(string script)
    {
        var environment = Phog.Program(Phog.At(_server.Url)).Environment;
        var phog = $"dotnet {ChildProgram.PathOf("PostHog.Tool")}";
        var program = new ChildProgram("bash", "-c", script)
        {
            WorkingDirectory = _folder,
            Environment = new Dictionary<string, string?>(environment) { ["PHOG"] = phog },
        };
        await using var child = ChildProcess.Start(program);
        child.Input.Close();
        return await child.WaitForExitAsync();
    }
}
