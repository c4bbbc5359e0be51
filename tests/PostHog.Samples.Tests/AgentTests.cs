namespace PostHog.Samples.Tests;

internal sealed class AgentTests
{
    [Test]
    public async Task Runs_an_agent_and_a_kernel_and_prints_the_tree_of_each()
    {
        await using var agent = SampleProcess.Start("Agent", new Dictionary<string, string>());

        var end = await agent.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(
            end.Output.ReplaceLineEndings("\n"),
            Is.EqualTo(
                """
                Order 7 arrives tomorrow.
                Your order is on its way.
                6 events delivered
                $ai_trace agent
                  $ai_generation gpt-5-mini-2025-08-07
                  $ai_span find_order
                  $ai_generation gpt-5-mini-2025-08-07
                $ai_trace kernel
                  $ai_generation gpt-5-mini-2025-08-07

                """.ReplaceLineEndings("\n")
            )
        );
    }
}
