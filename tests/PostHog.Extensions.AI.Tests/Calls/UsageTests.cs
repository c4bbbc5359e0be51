using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>What a call used, in whatever parts a stream says it.</summary>
internal sealed class UsageTests : AiTest
{
    [Test]
    public async Task Adds_up_what_each_part_of_a_stream_used()
    {
        var captured = await StreamAsync(Part("r", 100, 0), Part("r", 0, 5), Part("r", null, 6));

        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("100"));
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("11"));
    }

    [TestCase("r")]
    [TestCase(null)]
    public async Task The_last_part_counts_if_each_says_what_was_used_until_then(string? id)
    {
        var captured = await StreamAsync([
            .. Enumerable.Range(1, 10).Select(number => Part(id, 100, number)),
        ]);

        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("100"));
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("10"));
        Assert.That(captured.Raw("$ai_total_tokens"), Is.EqualTo("110"));
    }

    [Test]
    public async Task Adds_up_the_turns_of_one_stream()
    {
        var captured = await StreamAsync(
            Part("turn-1", 100, 5),
            Part("turn-2", 150, 5),
            Part("turn-2", 150, 9)
        );

        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("250"));
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("14"));
    }

    [Test]
    public async Task Does_not_change_the_counts_of_the_provider()
    {
        var used = new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 };
        var part = new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(used)]);

        await StreamAsync(part, part);

        Assert.That(used.InputTokenCount, Is.EqualTo(3));
    }

    private async Task<CapturedEvent> StreamAsync(params ChatResponseUpdate[] updates)
    {
        using var inner = new ScriptedChatClient { Updates = () => updates };
        using var chat = inner.WithPostHog(PostHog);
        await chat.GetStreamingResponseAsync("?").ToChatResponseAsync();
        return await SingleAsync();
    }

    private static ChatResponseUpdate Part(string? response, long? input, long output) =>
        new(
            ChatRole.Assistant,
            [
                new UsageContent(
                    new()
                    {
                        InputTokenCount = input,
                        OutputTokenCount = output,
                        TotalTokenCount = (input ?? 0) + output,
                    }
                ),
            ]
        )
        {
            ResponseId = response,
        };
}
