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

    [TestCase("cache_creation_input_tokens", "$ai_cache_creation_input_tokens")]
    [TestCase("CacheCreationInputTokens", "$ai_cache_creation_input_tokens")]
    [TestCase("InputTokenDetails.CacheWriteTokens", "$ai_cache_creation_input_tokens")]
    [TestCase("ephemeral_5m_input_tokens", "$ai_cache_creation_5m_input_tokens")]
    [TestCase("ephemeral_1h_input_tokens", "$ai_cache_creation_1h_input_tokens")]
    public async Task Finds_what_adapters_say_about_the_cache(string key, string property)
    {
        var captured = await AskAsync(
            new()
            {
                InputTokenCount = 9,
                AdditionalCounts = new() { [key] = 7 },
            }
        );

        Assert.That(captured.Raw(property), Is.EqualTo("7"));
        Assert.That(captured.Raw("$ai_cache_reporting_exclusive"), Is.EqualTo("false"));
    }

#pragma warning disable MEAI001 // The properties are called experimental.
    [Test]
    public async Task Sends_tokens_of_audio_in_the_form_that_PostHog_reads([Values] bool isTyped)
    {
        var captured = await AskAsync(
            isTyped
                ? new() { InputAudioTokenCount = 4, OutputAudioTokenCount = 2 }
                : new()
                {
                    AdditionalCounts = new()
                    {
                        ["InputTokenDetails.AudioTokenCount"] = 4,
                        ["OutputTokenDetails.AudioTokenCount"] = 2,
                    },
                }
        );

        Assert.That(
            captured.Raw("$ai_usage"),
            Is.EqualTo(
                """{"prompt_tokens_details":{"audio_tokens":4},"completion_tokens_details":{"audio_tokens":2}}"""
            )
        );
    }
#pragma warning restore MEAI001

    [Test]
    public async Task Says_nothing_about_audio_where_there_is_none()
    {
        var captured = await AskAsync(new() { InputTokenCount = 9 });

        Assert.That(captured.Has("$ai_usage"), Is.False);
    }

    private async Task<CapturedEvent> AskAsync(UsageDetails usage)
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok")) { Usage = usage },
        };
        using var chat = inner.WithPostHog(PostHog);
        await chat.GetResponseAsync("?");
        return await SingleAsync();
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
