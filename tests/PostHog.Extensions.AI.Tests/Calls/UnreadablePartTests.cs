using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;
using PostHog.TestKit;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>A part of a call that cannot be read does not cost the others.</summary>
internal sealed class UnreadablePartTests : AiTest
{
    [Test]
    public async Task Keeps_what_is_around_arguments_that_throw([Values] bool isStream)
    {
        AIContent[] contents =
        [
            new FunctionCallContent("c-1", "tool", new UnreadableArguments()),
            new TextContent("after"),
        ];
        using var inner = new ScriptedChatClient
        {
            Response = () => new ChatResponse(new ChatMessage(ChatRole.Assistant, contents)),
            Updates = () => [new(ChatRole.Assistant, contents)],
        };
        using var chat = inner.WithPostHog(PostHog);

        await RunAsync(chat, isStream, "?");

        Assert.That(
            (await SingleAsync()).Raw("$ai_output_choices"),
            Is.EqualTo(
                """[{"role":"assistant","content":[{"type":"tool-call","id":"c-1","function":{"name":"tool"}},{"type":"text","text":"after"}]}]"""
            )
        );
        Assert.That(
            Log.Entries.Select(one => one.EventName),
            Has.Exactly(1).EqualTo("AiNotCaptured")
        );
    }

    [Test]
    public async Task Keeps_the_messages_around_one_that_throws()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([
            new(
                ChatRole.Assistant,
                [new FunctionCallContent("c-1", "tool", new UnreadableArguments())]
            ),
            new(ChatRole.Tool, [new FunctionResultContent("c-1", new UnreadableArguments())]),
            Question()[0],
        ]);

        Assert.That(
            (await SingleAsync()).Raw("$ai_input"),
            Is.EqualTo(
                """[{"role":"assistant","content":[{"type":"tool-call","id":"c-1","function":{"name":"tool"}}]},"""
                    + """{"role":"tool","tool_call_id":"c-1"},"""
                    + """{"role":"user","content":"Where is my order?"}]"""
            )
        );
    }

    [Test]
    public async Task A_tier_that_throws_does_not_cost_the_answer([Values] bool isStream)
    {
        var properties = new AdditionalPropertiesDictionary
        {
            ["service_tier"] = new BrokenValue(),
        };
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
                {
                    AdditionalProperties = properties,
                },
            Updates = () => [new(ChatRole.Assistant, "ok") { AdditionalProperties = properties }],
        };
        using var chat = inner.WithPostHog(PostHog);

        await RunAsync(chat, isStream, "?");

        Assert.That(
            (await SingleAsync()).Raw("$ai_output_choices"),
            Is.EqualTo("""[{"role":"assistant","content":"ok"}]""")
        );
    }

    [Test]
    public async Task Skips_messages_and_tools_that_are_null()
    {
        using var inner = new ScriptedChatClient
        {
            Response = () => new ChatResponse([null!, new(ChatRole.Assistant, "ok")]),
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync("?", new() { Tools = [null!, new HostedWebSearchTool()] });

        var captured = await SingleAsync();
        Assert.That(captured.Raw("$ai_output_choices"), Does.Contain("\"ok\""));
        Assert.That(captured.Raw("$ai_tools"), Is.EqualTo("""[{"type":"web_search"}]"""));
    }

    [Test]
    public async Task Writes_a_kind_of_content_that_the_library_does_not_know()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([
            new(
                ChatRole.User,
                [
                    new ForeignContent
                    {
                        Place = "Malmö",
                        ProtectedData = "signed",
                        Picture = new byte[300],
                        RawRepresentation = "raw",
                    },
                ]
            ),
        ]);

        Assert.That(
            (await SingleAsync())["$ai_input"]
                [0]
                .GetProperty("content")[0]
                .GetProperty("text")
                .GetString(),
            Is.EqualTo(
                """{"$type":"ForeignContent","Place":"Malmö","Picture":"[base64 redacted]"}"""
            )
        );
    }
}
