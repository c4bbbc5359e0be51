using System.Text.Json;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

#pragma warning disable MEAI001 // Types that the library calls experimental.

namespace PostHog.Extensions.AI.Tests.Content;

/// <summary>Media, and what providers sign for themselves, are sent nowhere unless capture is full.</summary>
internal sealed class MediaTests : AiTest
{
    private const string Placeholder = "[base64 image/png redacted]";

    private static readonly byte[] Bytes =
    [
        .. Enumerable.Range(0, 900).Select(number => (byte)(number * 7)),
    ];

    private static readonly string Base64 = Convert.ToBase64String(Bytes);

    private static readonly DataContent Picture = new(Bytes, "image/png");

    private static readonly AIContent Signed = new TextReasoningContent("think")
    {
        ProtectedData = "PROTECTED",
    };

    private static IEnumerable<TestCaseData> Contents()
    {
        yield return Case(
            new ImageGenerationToolResultContent("c") { Outputs = [Picture, Signed] }
        );
        yield return Case(
            new CodeInterpreterToolResultContent("c") { Outputs = [Picture, Signed] }
        );
        yield return Case(new CodeInterpreterToolCallContent("c") { Inputs = [Picture, Signed] });
        yield return Case(new McpServerToolResultContent("c") { Outputs = [Picture, Signed] });
        yield return Case(new WebSearchToolResultContent("c") { Outputs = [Picture, Signed] });
        yield return Case(
            new McpServerToolCallContent("c", "tool", "server")
            {
                Arguments = new Dictionary<string, object?> { ["a"] = Picture },
            }
        );
        yield return Case(
            new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = Picture })
        );
        yield return Case(
            new FunctionCallContent(
                "c",
                "f",
                new Dictionary<string, object?> { ["image"] = Base64[..100] }
            )
        );
        yield return Case(
            new ToolApprovalRequestContent(
                "r",
                new FunctionCallContent(
                    "c",
                    "f",
                    new Dictionary<string, object?> { ["a"] = Picture }
                )
            )
        );
    }

    private static IEnumerable<TestCaseData> Results()
    {
        yield return Case(Picture);
        yield return Case(new AIContent[] { Picture, Signed });
        yield return Case(new List<AIContent> { Signed, Picture });
        yield return Case(JsonSerializer.Serialize(new { image = Base64 }));
        yield return Case($"![x](data:image/png;base64,{Base64})");
        yield return Case(
            JsonSerializer.SerializeToElement(
                new AIContent[] { Picture, Signed },
                AIJsonUtilities.DefaultOptions
            )
        );
        yield return Case(new Dictionary<string, object?> { ["picture"] = Picture });
    }

    [TestCaseSource(nameof(Contents))]
    public async Task Media_of_the_answer_become_placeholders(AIContent content)
    {
        using var inner = new ScriptedChatClient
        {
            Response = () => new ChatResponse(new ChatMessage(ChatRole.Assistant, [content])),
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(Question());

        Check((await SingleAsync()).Json);
    }

    [TestCaseSource(nameof(Contents))]
    public async Task Media_of_the_question_become_placeholders(AIContent content)
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([new(ChatRole.User, [content])]);

        Check((await SingleAsync()).Json);
    }

    [TestCaseSource(nameof(Results))]
    public async Task Media_of_results_become_placeholders(object result)
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([new(ChatRole.Tool, [new FunctionResultContent("c", result)])]);

        Check((await SingleAsync()).Json);
    }

    [Test]
    public async Task A_tools_own_event_has_placeholders_too()
    {
        var turn = 0;
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                turn++ == 0
                    ? new(
                        new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "draw")])
                    )
                    : new(new ChatMessage(ChatRole.Assistant, "done")),
        };
        using var chat = inner.WithPostHog(PostHog).AsBuilder().UseFunctionInvocation().Build();
        var draw = AIFunctionFactory.Create(() => new AIContent[] { Picture, Signed }, "draw");

        await chat.GetResponseAsync("?", new ChatOptions { Tools = [draw] });

        var span = (await ArrivedAsync()).Single(one => one.Name == "$ai_span");
        Check(span.Json);
        Assert.That(
            span.Raw("$ai_output_state"),
            Is.EqualTo(
                $$"""[{"type":"image","image":"{{Placeholder}}"},{"type":"reasoning","text":"think"}]"""
            )
        );
    }

    [Test]
    public async Task Full_capture_sends_media_but_never_what_is_signed()
    {
        await UseAsync(options => options.EnableFullAiCapture = true);
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([
            new(
                ChatRole.Tool,
                [
                    new FunctionResultContent("c", new AIContent[] { Picture, Signed }),
                    new McpServerToolResultContent("m") { Outputs = [Signed] },
                ]
            ),
        ]);

        Assert.That(
            (await SingleAsync()).Json,
            Does.Contain(Base64[..60]).And.Not.Contain("PROTECTED")
        );
    }

    private static void Check(string json) =>
        Assert.That(
            json,
            Does.Contain("redacted]").And.Not.Contain(Base64[..60]).And.Not.Contain("PROTECTED")
        );

    private static TestCaseData Case(object content) =>
        new TestCaseData(content).SetArgDisplayNames(content.GetType().Name);
}
