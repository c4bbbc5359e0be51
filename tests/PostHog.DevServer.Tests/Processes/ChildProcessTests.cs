using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Processes;

[Platform(Exclude = "Win", Reason = "runs a shell")]
internal sealed class ChildProcessTests
{
    [Test]
    public async Task Shows_lines_while_the_program_runs()
    {
        await using var child = ChildProcess.Start(new ChildProgram("cat"));

        await child.Input.WriteAsync("one\ntwo\npart");
        await child.Input.FlushAsync();

        Assert.That(child.Output.WaitForLine(), Is.EqualTo("one"));
        Assert.That(child.Output.WaitForLine(line => line.StartsWith('t')), Is.EqualTo("two"));
        Assert.That(child.Output.Lines, Is.EqualTo(["one", "two"]));
    }

    [Test]
    public void Gives_up_waiting_for_a_line_at_the_timeout()
    {
        using var child = ChildProcess.Start(new ChildProgram("cat"));

        Assert.That(
            () => child.Output.WaitForLine(patience: TimeSpan.FromMilliseconds(50)),
            Throws.TypeOf<TimeoutException>()
        );
    }

    [Test]
    public void Gives_up_waiting_for_a_line_when_the_output_ends()
    {
        using var child = ChildProcess.Start(new ChildProgram("echo", "other"));

        Assert.That(
            () => child.Output.WaitForLine(line => line == "this"),
            Throws.TypeOf<TimeoutException>().With.Message.Contains("other")
        );
    }

    [Test]
    public async Task Sends_a_signal()
    {
        await using var child = ChildProcess.Start(
            new ChildProgram(
                "sh",
                "-c",
                "trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done"
            )
        );
        child.Output.WaitForLine();

        child.Signal("TERM");

        Assert.That((await child.WaitForExitAsync()).ExitCode, Is.EqualTo(7));
    }

    [Test]
    public void Is_killed_when_disposed()
    {
        var child = ChildProcess.Start(new ChildProgram("sleep", "600"));
        var id = child.Id;

        child.Dispose();

        Assert.That(RunProcess.Run(new ChildProgram("kill", "-0", $"{id}")).ExitCode, Is.Not.Zero);
    }
}
