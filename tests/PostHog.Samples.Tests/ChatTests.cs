namespace PostHog.Samples.Tests;

internal sealed class ChatTests
{
    [Test]
    public async Task Answers_with_a_tool_and_prints_the_tree_of_events()
    {
        await using var chat = SampleProcess.Start(
            "Chat",
            new Dictionary<string, string>(),
            "Where is order 7?"
        );

        var end = await chat.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(
            end.Output.ReplaceLineEndings("\n"),
            Is.EqualTo(
                """
                Order 7 arrives tomorrow. 
                4 events delivered
                $ai_trace answer question
                  $ai_generation gpt-5-mini-2025-08-07
                  $ai_span find_order
                  $ai_generation gpt-5-mini-2025-08-07

                """.ReplaceLineEndings("\n")
            )
        );
    }
}
