using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Processes;

[Platform(Exclude = "Win", Reason = "runs a shell")]
internal sealed class RunProcessTests
{
    [Test]
    public async Task Collects_exit_code_and_both_outputs([Values] bool blocking)
    {
        var program = Shell("echo out; echo ' err' >&2; printf rest; exit 3");

        var result = blocking
            ? await Task.Run(() => RunProcess.Run(program))
            : await RunProcess.RunAsync(program);

        Assert.That(
            (result.ExitCode, result.Output, result.Error),
            Is.EqualTo((3, "out\nrest", " err\n"))
        );
        Assert.That(result.Duration, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void Sets_removes_and_inherits_environment_variables()
    {
        Environment.SetEnvironmentVariable("RUN_INHERITED", "1");
        Environment.SetEnvironmentVariable("RUN_REMOVED", "2");
        var program = new ChildProgram("sh", "-c", "echo $RUN_INHERITED,$RUN_REMOVED,$RUN_ADDED")
        {
            Environment = new Dictionary<string, string?>
            {
                ["RUN_REMOVED"] = null,
                ["RUN_ADDED"] = "3",
            },
        };

        Assert.That(RunProcess.Run(program).Output, Is.EqualTo("1,,3\n"));
    }

    [Test]
    public void Runs_in_the_given_folder()
    {
        var program = new ChildProgram("pwd") { WorkingDirectory = "/" };

        Assert.That(RunProcess.Run(program).Output, Is.EqualTo("/\n"));
    }

    [Test]
    public void Passes_an_empty_standard_input() =>
        Assert.That(RunProcess.Run(new ChildProgram("cat")).Output, Is.Empty);

    [Test]
    public void Collects_more_output_than_a_pipe_buffers()
    {
        var result = RunProcess.Run(
            Shell("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2")
        );

        Assert.That((result.Output.Length, result.Error.Length), Is.EqualTo((300_000, 300_000)));
    }

    [Test]
    public void Kills_a_program_that_hangs_and_shows_its_output()
    {
        var program = new ChildProgram("sh", "-c", "echo before; sleep 600")
        {
            Patience = TimeSpan.FromMilliseconds(300),
        };

        Assert.That(
            () => RunProcess.Run(program),
            Throws
                .TypeOf<TimeoutException>()
                .With.Message.Contains("sleep 600 still ran after 00:00:00.3")
                .And.Message.Contains("before")
        );
    }

    [Test]
    public void Shows_the_signal_that_ended_a_program() =>
        Assert.That(RunProcess.Run(Shell("kill -TERM $$")).ExitCode, Is.EqualTo(128 + 15));

    [Test]
    public void Runs_a_project_of_this_repository()
    {
        var path = ChildProgram.PathOf("PostHog.DevServer");

        var result = RunProcess.Run(new ChildProgram(path, "--help"));

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("--port").And.Contain("--count-only"));
    }

    private static ChildProgram Shell(string script) => new("sh", "-c", script);
}
