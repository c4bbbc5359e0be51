using PostHog.Development;

namespace PostHog.Samples.Tests;

/// <summary>A browser program, run by Node, which has the same runtime but no page.</summary>
[RequiresProgram("node", Reason = "Node is not installed; on Debian, apt-get install nodejs.")]
internal sealed class BrowserTests
{
    [Test]
    public async Task Async_client_delivers_in_a_browser_and_blocking_client_throws()
    {
        await using var server = await DevServer.StartAsync();
        await using var program = SampleProcess.StartNode(
            "Browser",
            "phc_test",
            server.Url.AbsoluteUri,
            "page opened",
            "button clicked"
        );

        var end = await program.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(end.Error, Is.Empty);
        Assert.That(
            end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo([
                "delivered 1 of 1 event in 1 attempt",
                "delivered 1 of 1 event in 1 attempt",
                "1 delivered, 0 still queued, 0 given up",
                "PostHog.Blocking cannot run in a browser, where nothing may block; use PostHog.Async.",
            ])
        );
        Assert.That(
            server.Events.Select(received => received.Name),
            Is.EqualTo(["page opened", "button clicked", "page closed"])
        );
    }
}
