using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

/// <content>Signals reach the packages for current runtimes alone: .NET 10 ends a process without any notice.</content>
public sealed partial class KilledSpoolTests
{
    [Test]
    [Platform("Linux", Reason = "sends a signal with kill")]
    public async Task Queued_events_of_a_process_that_is_terminated_are_delivered_exactly_once()
    {
        using var folder = new TemporaryFolder();
        var host = Some.UnusedAddress();
        string[] arguments = [Color, nameof(SpoolMode.Undelivered), folder.Path, "wait"];
        using var child = ChildProcess.Start(
            new ChildProgram(ChildProgram.PathOf(Program), arguments)
            {
                Environment = EnvironmentOf(host),
            }
        );
        child.Output.WaitForLine(line => line.StartsWith("waiting", StringComparison.Ordinal));

        child.Signal("TERM");

        Assert.That(child.WaitForExit().ExitCode, Is.EqualTo(143));
        await AssertDeliveredAsync(IdsOf(child), folder, host);
    }
}
