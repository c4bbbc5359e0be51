using PostHog.Development;
using PostHog.TestKit.Processes;

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

    [TestCase("$PHOG <(cat a.ndjson)")]
    [TestCase("$PHOG <(cat a.ndjson) --no-checkpoint")]
    [TestCase("cat a.ndjson | $PHOG /dev/stdin")]
    [TestCase("mkfifo pipe; cat a.ndjson > pipe & $PHOG pipe")]
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
        var end = await RunAsync("$PHOG - < .");

        Assert.That(end.ExitCode, Is.EqualTo(1), end.Error);
        Assert.That(end.Error, Does.Contain("Standard input cannot be read"));
    }

    private async Task<ProcessResult> RunAsync(string script)
    {
        var environment = Phog.Program(Phog.At(_server.Url)).Environment;
        var phog = $"dotnet {ChildProgram.PathOf("PostHog.Tool")} import";
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
