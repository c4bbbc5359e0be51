using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>Who a call is about, what belongs to it, and which value wins.</summary>
internal sealed class CallOptionsTests : AiTest
{
    private static readonly UsageDetails Used = new() { InputTokenCount = 3, OutputTokenCount = 4 };

    [Test]
    public async Task The_person_of_the_call_wins_over_wrapper_scope_and_context()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog, new() { DistinctId = "wrapper" });
        using var plain = inner.WithPostHog(PostHog);
        using (
            PostHog.BeginContext(
                new() { DistinctId = "context", Groups = { ["company"] = "acme" } }
            )
        )
        {
            await chat.GetResponseAsync(
                "1",
                new ChatOptions().WithPostHog(new() { DistinctId = "call" })
            );
            await chat.GetResponseAsync("2");
            await plain.GetResponseAsync("4");
            using (PostHog.BeginAiTrace("trace", "scope"))
            {
                await plain.GetResponseAsync("3");
            }
        }

        await plain.GetResponseAsync("5");

        var captured = (await ArrivedAsync()).Where(one => one.Name != "$ai_trace").ToList();
        Assert.That(
            captured.Take(4).Select(one => one.DistinctId),
            Is.EqualTo(["call", "wrapper", "context", "scope"])
        );
        Assert.That(
            captured.Take(4).Select(one => one.Raw("$groups")),
            Is.All.EqualTo("""{"company":"acme"}""")
        );
        Assert.That(captured[4].DistinctId, Is.EqualTo(captured[4].Text("$ai_trace_id")));
        Assert.That(captured[4].Raw("$process_person_profile"), Is.EqualTo("false"));
    }

    [TestCase("")]
    [TestCase("  ")]
    public async Task A_blank_value_of_the_call_says_nothing(string blank)
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(
            PostHog,
            new()
            {
                DistinctId = "user-42",
                TraceId = "trace-1",
                SessionId = "chat-1",
                ParentId = "span-1",
                SpanName = "summarise",
                PromptName = "brief",
            }
        );
        var call = new PostHogAiOptions
        {
            DistinctId = blank,
            TraceId = blank,
            SessionId = blank,
            ParentId = blank,
            SpanName = blank,
            PromptName = blank,
        };

        await chat.GetResponseAsync("?", new ChatOptions().WithPostHog(call));

        var captured = await SingleAsync();
        Assert.That(captured.DistinctId, Is.EqualTo("user-42"));
        Assert.That(captured.Text("$ai_trace_id"), Is.EqualTo("trace-1"));
        Assert.That(captured.Text("$ai_session_id"), Is.EqualTo("chat-1"));
        Assert.That(captured.Text("$ai_parent_id"), Is.EqualTo("span-1"));
        Assert.That(captured.Text("$ai_span_name"), Is.EqualTo("summarise"));
        Assert.That(captured.Text("$ai_prompt_name"), Is.EqualTo("brief"));
    }

    [Test]
    public async Task Nothing_for_PostHog_reaches_the_provider()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);
        var options = new ChatOptions { AdditionalProperties = new() { ["own"] = 1 } };
        var call = options.WithPostHog(
            new()
            {
                TraceId = "trace-1",
                PromptName = "p",
                PromptVersion = 3,
            }
        );

        await chat.GetResponseAsync("?", call);
        await chat.GetResponseAsync("?", call);

        var captured = await ArrivedAsync();
        Assert.That(inner.Options!.AdditionalProperties!.Keys, Is.EqualTo(["own"]));
        Assert.That(options.AdditionalProperties.Keys, Is.EqualTo(["own"]));
        Assert.That(captured.Select(one => one.Text("$ai_trace_id")), Is.All.EqualTo("trace-1"));
        Assert.That(captured.Select(one => one.Text("$ai_prompt_name")), Is.All.EqualTo("p"));
        Assert.That(captured.Select(one => one.Raw("$ai_prompt_version")), Is.All.EqualTo("3"));
    }

    [Test]
    public async Task Properties_of_the_caller_win_over_what_was_captured_but_not_over_the_outcome()
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
                {
                    ModelId = "m",
                    Usage = Used,
                    FinishReason = ChatFinishReason.Length,
                },
        };
        using var chat = inner.WithPostHog(
            PostHog,
            new() { Properties = { ["a"] = "wrapper", ["$ai_input_tokens"] = 7 } }
        );
        var call = new PostHogAiOptions
        {
            Properties =
            {
                ["a"] = "call",
                ["$ai_model"] = "own",
                ["$ai_stop_reason"] = "mine",
            },
        };

        await chat.GetResponseAsync("?", new ChatOptions().WithPostHog(call));

        var captured = await SingleAsync();
        Assert.That(captured.Text("a"), Is.EqualTo("call"));
        Assert.That(captured.Text("$ai_model"), Is.EqualTo("own"));
        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("7"));
        Assert.That(captured.Text("$ai_tokens_source"), Is.EqualTo("passthrough"));
        Assert.That(captured.Text("$ai_stop_reason"), Is.EqualTo("length"));
    }

    [Test]
    public async Task What_a_function_changed_before_it_threw_is_not_sent()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(
            PostHog,
            new()
            {
                Configure = captured =>
                {
                    captured.InputTokenPrice = 0.5;
                    captured.Input = "secret";
                    throw new InvalidOperationException("secret");
                },
            }
        );

        await chat.GetResponseAsync("?");
        await chat.GetResponseAsync(
            "?",
            new ChatOptions().WithPostHog(new() { PrivacyMode = true })
        );

        var captured = await ArrivedAsync();
        Assert.That(captured.Select(one => one.Has("$ai_input_token_price")), Is.All.False);
        Assert.That(
            captured[0].Raw("$ai_input"),
            Is.EqualTo("""[{"role":"user","content":"?"}]""")
        );
        Assert.That(captured[1].Has("$ai_input"), Is.False);
        var messages = Log.Entries.Select(entry => entry.Message).ToList();
        Assert.That(messages, Has.Exactly(2).Contains("InvalidOperationException"));
        Assert.That(messages, Has.None.Contains("secret"));
    }

    [Test]
    public async Task A_function_sets_prices_and_counts_whose_source_is_then_the_caller()
    {
        using var inner = new ScriptedChatClient();
        using var prices = inner.WithPostHog(
            PostHog,
            new() { Configure = captured => captured.InputTokenPrice = 0.5 }
        );
        using var counts = inner.WithPostHog(
            PostHog,
            new()
            {
                Properties = { ["$ai_max_tokens"] = 5 },
                Configure = captured => captured.InputTokens = 77,
            }
        );

        await prices.GetResponseAsync("?");
        await counts.GetResponseAsync("?");

        var captured = await ArrivedAsync();
        Assert.That(captured[0].Raw("$ai_input_token_price"), Is.EqualTo("0.5"));
        Assert.That(captured[0].Text("$ai_tokens_source"), Is.EqualTo("sdk"));
        Assert.That(captured[1].Raw("$ai_input_tokens"), Is.EqualTo("77"));
        Assert.That(captured[1].Text("$ai_tokens_source"), Is.EqualTo("passthrough"));
    }

    [Test]
    public async Task The_texts_at_which_a_model_stops_are_content([Values] bool isPrivate)
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog, new() { PrivacyMode = isPrivate });

        await chat.GetResponseAsync("?", new() { StopSequences = ["secret"], TopK = 3 });

        Assert.That(
            (await SingleAsync()).Raw("$ai_model_parameters"),
            Is.EqualTo(isPrivate ? """{"top_k":3}""" : """{"top_k":3,"stop":["secret"]}""")
        );
    }

    [Test]
    public async Task The_conversation_of_the_caller_is_the_session()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync("?", new() { ConversationId = "chat-1" });

        Assert.That((await SingleAsync()).Text("$ai_session_id"), Is.EqualTo("chat-1"));
    }

    [Test]
    public async Task Warns_once_if_function_invocation_is_inside()
    {
        using var inner = new ScriptedChatClient();
        using var invoking = inner.AsBuilder().UseFunctionInvocation().Build();

        using var one = invoking.WithPostHog(PostHog);
        using var other = invoking.WithPostHog(PostHog);
        await one.GetResponseAsync("?");
        await other.GetResponseAsync("?");

        Assert.That(await ArrivedAsync(), Has.Count.EqualTo(2));
        Assert.That(
            Log.Entries.Select(entry => entry.Message),
            Has.Exactly(1).Contains("Function invocation is inside")
        );
    }

    [TestCase("https://gateway.us.posthog.com/v1", 1)]
    [TestCase("https://gateway.posthog.com/v1", 1)]
    [TestCase("https://api.openai.com/v1", 0)]
    public void Warns_if_PostHog_itself_captures_the_calls(string url, int warnings)
    {
        using var inner = new ScriptedChatClient
        {
            Service = type =>
                type == typeof(ChatClientMetadata)
                    ? new ChatClientMetadata("openai", new Uri(url))
                    : null,
        };

        using var chat = inner.WithPostHog(PostHog);

        Assert.That(
            Log.Entries.Select(entry => entry.Message),
            Has.Exactly(warnings).Contains("counted twice")
        );
    }

    [Test]
    public async Task Changes_of_the_caller_during_the_stream_are_not_captured()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);
        var history = new List<ChatMessage> { new(ChatRole.User, "first") };

        await foreach (var update in chat.GetStreamingResponseAsync(history))
        {
            history.Add(new(ChatRole.Assistant, update.Text));
        }

        Assert.That(
            (await SingleAsync()).Raw("$ai_input"),
            Is.EqualTo("""[{"role":"user","content":"first"}]""")
        );
    }
}
