using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;
using PostHog.TestKit;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>Whatever a client, a model or a caller does, the call works as without the wrapper.</summary>
internal sealed class BadInputTests : AiTest
{
    [Test]
    public async Task Sends_what_there_is_of_an_empty_response()
    {
        using var inner = new ScriptedChatClient { Response = () => new ChatResponse() };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(Question());

        var captured = await SingleAsync();
        Assert.That(captured.Has("$ai_model"), Is.False);
        Assert.That(captured.Has("$ai_provider"), Is.False);
        Assert.That(captured.Has("$ai_input_tokens"), Is.False);
        Assert.That(captured.Has("$ai_output_choices"), Is.False);
    }

    [Test]
    public async Task Leaves_out_wrong_counts()
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
                {
                    Usage = new()
                    {
                        InputTokenCount = -1,
                        OutputTokenCount = long.MinValue,
                        TotalTokenCount = long.MaxValue,
                        CachedInputTokenCount = 0,
                    },
                },
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(Question());

        var captured = await SingleAsync();
        Assert.That(captured.Has("$ai_input_tokens"), Is.False);
        Assert.That(captured.Has("$ai_output_tokens"), Is.False);
        Assert.That(captured.Has("$ai_cache_read_input_tokens"), Is.False);
        Assert.That(captured.Raw("$ai_total_tokens"), Is.EqualTo($"{long.MaxValue}"));
    }

    [Test]
    public async Task Warns_once_for_each_count_that_is_negative([Values] bool isStream)
    {
        var usage = new UsageDetails
        {
            InputTokenCount = -1,
            ReasoningTokenCount = -2,
            AdditionalCounts = new()
            {
                ["cache_creation_input_tokens"] = -3,
                ["InputTokenDetails.AudioTokenCount"] = -4,
            },
        };
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok")) { Usage = usage },
            Updates = () => [new(ChatRole.Assistant, [new UsageContent(usage)])],
        };
        using var chat = inner.WithPostHog(PostHog);

        await RunAsync(chat, isStream, "1");
        await RunAsync(chat, isStream, "2");

        Assert.That(await ArrivedAsync(), Has.Exactly(2).Items);
        Assert.That(
            Log.Entries.Where(one => one.EventName == "AiNumberLeftOut")
                .Select(one => one.Message.Split('\'')[1]),
            Is.EquivalentTo([
                "$ai_input_tokens",
                "$ai_reasoning_tokens",
                "$ai_cache_creation_input_tokens",
                "$ai_usage",
            ])
        );
    }

    [Test]
    public async Task Cuts_gigantic_messages_and_answers([Values] bool isStream)
    {
        var piece = string.Concat(Enumerable.Repeat("blå 😀 ", 100_000));
        using var inner = new ScriptedChatClient
        {
            Response = () => new ChatResponse(new ChatMessage(ChatRole.Assistant, piece)),
            Updates = () =>
                Enumerable.Repeat(new ChatResponseUpdate(ChatRole.Assistant, piece), 10),
        };
        using var chat = inner.WithPostHog(PostHog);

        await RunAsync(chat, isStream, string.Concat(Enumerable.Repeat(piece, 10)));

        var captured = await SingleAsync();
        Assert.That(inner.Messages[0].Text, Has.Length.EqualTo(10 * piece.Length));
        Assert.That(captured.Json, Has.Length.LessThan(900_000));
        Assert.That(captured.Raw("$ai_output_choices"), Does.Contain("... [truncated]"));
        Assert.That(captured.Raw("$ai_input"), Does.Contain("... [truncated]"));
    }

    [Test]
    public async Task Survives_cycles_and_broken_text([Values] bool isStream)
    {
        var cycle = new AdditionalPropertiesDictionary();
        cycle["self"] = cycle;
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "half \ud83d"))
                {
                    AdditionalProperties = cycle,
                },
            Updates = () =>
                [
                    new(ChatRole.Assistant, "half \ud83d") { AdditionalProperties = cycle },
                    new() { Contents = [null!] },
                    null!,
                ],
        };
        using var chat = inner.WithPostHog(PostHog);

        await RunAsync(chat, isStream, "\udc00 other half");

        var captured = await SingleAsync();
        Assert.That(captured.Raw("$ai_output_choices"), Does.Contain("half "));
    }

    [Test]
    public async Task Survives_arguments_and_results_that_throw_while_they_are_read()
    {
        var arguments = new Dictionary<string, object?>
        {
            ["good"] = 1,
            ["bad"] = new BrokenValue(),
        };
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(
                    new ChatMessage(
                        ChatRole.Assistant,
                        [new FunctionCallContent("c-1", "tool", arguments)]
                    )
                ),
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([
            new(ChatRole.Tool, [new FunctionResultContent("c-0", new BrokenValue())]),
        ]);

        var captured = await SingleAsync();
        Assert.That(captured.Raw("$ai_output_choices"), Does.Contain("\"good\":1"));
    }

    [Test]
    public async Task A_cancelled_call_is_no_failure([Values] bool isStream)
    {
        using var source = new CancellationTokenSource();
        using var inner = new ScriptedChatClient
        {
            Response = () =>
            {
                source.Cancel();
                throw new OperationCanceledException(source.Token);
            },
            Updates = () =>
                Enumerable
                    .Range(0, 3)
                    .Select(number =>
                    {
                        if (number == 1)
                        {
                            source.Cancel();
                        }

                        return new ChatResponseUpdate(ChatRole.Assistant, $"{number}");
                    }),
        };
        using var chat = inner.WithPostHog(PostHog);

        await Assert.ThatAsync(
            () => RunAsync(chat, isStream, "?", source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );

        var captured = await SingleAsync();
        Assert.That(captured.Has("$ai_is_error"), Is.False);
        Assert.That(captured.Has("$ai_http_status"), Is.False);
    }

    [Test]
    public async Task Works_after_the_client_of_PostHog_is_closed([Values] bool isStream)
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);
        await PostHog.DisposeAsync();

        Assert.That(await RunAsync(chat, isStream, "?"), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Reads_a_sequence_of_messages_once()
    {
        var reads = 0;
        IEnumerable<ChatMessage> Messages()
        {
            reads++;
            yield return Question()[0];
        }

        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(Messages());

        Assert.That(reads, Is.EqualTo(1));
        Assert.That(inner.Messages, Has.Count.EqualTo(1));
        Assert.That((await SingleAsync()).Raw("$ai_input"), Does.Contain("Where is my order?"));
    }

    [Test]
    public async Task Survives_a_client_that_cannot_say_what_it_is()
    {
        using var inner = new ScriptedChatClient
        {
            Service = _ => throw new InvalidOperationException(),
        };
        using var chat = inner.WithPostHog(PostHog);

        Assert.That((await chat.GetResponseAsync(Question())).Text, Is.EqualTo("ok"));
        Assert.That(await ArrivedAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_missing_argument_is_the_providers_to_report()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await Assert.ThatAsync(
            () => chat.GetResponseAsync((IEnumerable<ChatMessage>)null!),
            Throws.ArgumentNullException
        );
        Assert.That(() => inner.WithPostHog(null!), Throws.ArgumentNullException);
    }
}
