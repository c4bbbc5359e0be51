using System.Text.Json;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Content;

/// <summary>Every kind of content in the shape that PostHog shows.</summary>
internal sealed class MessageListTests : AiTest
{
    private static readonly byte[] Bytes = [1, 2, 3];

    private static IEnumerable<TestCaseData> Parts() => Files().Concat(Others());

    private static IEnumerable<TestCaseData> Files()
    {
        yield return Case(
            "reasoning",
            new TextReasoningContent("hm") { ProtectedData = "signed" },
            """{"type":"reasoning","text":"hm"}"""
        );
        yield return Case(
            "audio",
            new DataContent(Bytes, "audio/wav"),
            """{"type":"audio","mime_type":"audio/wav","data":"[base64 audio/wav redacted]"}"""
        );
        yield return Case(
            "file",
            new DataContent(Bytes, "application/pdf") { Name = "a.pdf" },
            """{"type":"file","name":"a.pdf","mediaType":"application/pdf","data":"[base64 application/pdf redacted]"}"""
        );
        yield return Case(
            "link to an image",
            new UriContent("https://example.com/cat.png", "image/png"),
            """{"type":"image","image":"https://example.com/cat.png"}"""
        );
        yield return Case(
            "link to a file",
            new UriContent("https://example.com/a.pdf", "application/pdf"),
            """{"type":"file","file":"https://example.com/a.pdf","mediaType":"application/pdf"}"""
        );
        yield return Case(
            "hosted file",
            new HostedFileContent("file-1"),
            """{"type":"file","file":"file-1"}"""
        );
    }

    private static IEnumerable<TestCaseData> Others()
    {
        yield return Case(
            "call",
            new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1 }),
            """{"type":"tool-call","id":"c","function":{"name":"f","arguments":{"a":1}}}"""
        );
        yield return Case(
            "error",
            new ErrorContent("refused"),
            """{"type":"text","text":"refused"}"""
        );
        yield return Case(
            "unknown",
            new HostedVectorStoreContent("v-1"),
            """{"type":"text","text":"{\"$type\":\"hostedVectorStore\",\"vectorStoreId\":\"v-1\"}"}"""
        );
    }

    [TestCaseSource(nameof(Parts))]
    public async Task Writes_a_part(AIContent content, string expected)
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync([new(ChatRole.User, [new TextContent("see"), content])]);

        Assert.That(
            (await SingleAsync()).Raw("$ai_input"),
            Is.EqualTo(
                $$"""[{"role":"user","content":[{"type":"text","text":"see"},{{expected}}]}]"""
            )
        );
    }

    [Test]
    public async Task Writes_results_of_tools_as_messages_of_their_own()
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);
        var json = JsonSerializer.SerializeToElement(new { found = true });

        await chat.GetResponseAsync([
            new(
                ChatRole.Tool,
                [
                    new FunctionResultContent("c-1", "text"),
                    new FunctionResultContent("c-2", json),
                    new FunctionResultContent("c-3", null)
                    {
                        Exception = new InvalidOperationException("broken"),
                    },
                ]
            ),
        ]);

        Assert.That(
            (await SingleAsync()).Raw("$ai_input"),
            Is.EqualTo(
                """[{"role":"tool","tool_call_id":"c-1","content":"text"},"""
                    + """{"role":"tool","tool_call_id":"c-2","content":{"found":true}},"""
                    + """{"role":"tool","tool_call_id":"c-3","content":"broken","isError":true}]"""
            )
        );
    }

    [TestCase("Be brief.", "Be brief.", "Be brief.")]
    [TestCase("Be brief.", "Be kind.", "Be brief.\\n\\nBe kind.")]
    public async Task Instructions_and_a_system_message_are_one(
        string instructions,
        string system,
        string expected
    )
    {
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(
            [new(ChatRole.System, system), new(ChatRole.User, "?")],
            new() { Instructions = instructions }
        );

        Assert.That(
            (await SingleAsync()).Raw("$ai_input"),
            Is.EqualTo(
                $$"""[{"role":"system","content":"{{expected}}"},{"role":"user","content":"?"}]"""
            )
        );
    }

    [Test]
    public async Task Joins_the_pieces_of_a_stream_and_keeps_the_order_of_its_parts()
    {
        using var inner = new ScriptedChatClient
        {
            Updates = () =>
                [
                    new(ChatRole.Assistant, [new TextReasoningContent("think")]),
                    new(null, [new TextReasoningContent("ing")]),
                    new(null, "It is "),
                    new(null, "blue."),
                    new(null, [new FunctionCallContent("c", "f")]),
                ],
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetStreamingResponseAsync(Question()).ToChatResponseAsync();

        Assert.That(
            (await SingleAsync()).Raw("$ai_output_choices"),
            Is.EqualTo(
                """[{"role":"assistant","content":[{"type":"reasoning","text":"thinking"},"""
                    + """{"type":"text","text":"It is blue."},"""
                    + """{"type":"tool-call","id":"c","function":{"name":"f"}}]}]"""
            )
        );
    }

    [Test]
    public async Task Names_the_sources_of_an_answer()
    {
        var text = new TextContent("It is blue.")
        {
            Annotations =
            [
                new CitationAnnotation { Url = new("https://example.com/"), Title = "Sky" },
            ],
        };
        using var inner = new ScriptedChatClient
        {
            Response = () => new ChatResponse(new ChatMessage(ChatRole.Assistant, [text])),
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(Question());

        Assert.That(
            (await SingleAsync()).Raw("$ai_output_choices"),
            Does.Contain("""{"type":"source","url":"https://example.com/","title":"Sky"}""")
        );
    }

    private static TestCaseData Case(string name, AIContent content, string expected) =>
        new TestCaseData(content, expected).SetArgDisplayNames(name);
}
