using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

#pragma warning disable MEAI001 // Types that the library calls experimental.

namespace PostHog.Extensions.AI.Tests.Content;

/// <summary>What arrives in the updates of a stream.</summary>
internal sealed class AnswerTests : AiTest
{
    private static readonly CitationAnnotation Sky = new()
    {
        Url = new("https://example.com/"),
        Title = "Sky",
    };

    private const string Source =
        """{"type":"source","url":"https://example.com/","title":"Sky"}""";

    private static IEnumerable<TestCaseData> Sources()
    {
        yield return new TestCaseData(
            (object)
                new AIContent[]
                {
                    new TextContent("It is "),
                    new TextContent("blue.") { Annotations = [Sky] },
                }
        ).SetArgDisplayNames("with the last text");
        yield return new TestCaseData(
            (object)
                new AIContent[]
                {
                    new TextContent("It is blue."),
                    new TextContent("") { Annotations = [Sky] },
                }
        ).SetArgDisplayNames("with an empty text");
        yield return new TestCaseData(
            (object)
                new AIContent[]
                {
                    new TextContent("It is "),
                    new() { Annotations = [Sky] },
                    new TextContent("blue."),
                    new() { Annotations = [Sky] },
                }
        ).SetArgDisplayNames("alone, and twice");
    }

    [TestCaseSource(nameof(Sources))]
    public async Task Names_the_sources_after_the_text(AIContent[] contents)
    {
        var captured = await StreamAsync(contents);

        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo(
                $$"""[{"role":"assistant","content":[{"type":"text","text":"It is blue."},{{Source}}]}]"""
            )
        );
    }

    [Test]
    public async Task Counts_and_shows_a_search_once_however_often_the_provider_reports_on_it()
    {
        var captured = await StreamAsync(
            new WebSearchToolCallContent("s-1"),
            new WebSearchToolCallContent("s-1") { Queries = ["sky"] },
            new WebSearchToolResultContent("s-1"),
            new WebSearchToolCallContent("s-2") { Queries = ["sea"] },
            new TextContent("Blue.")
        );

        Assert.That(captured.Raw("$ai_web_search_count"), Is.EqualTo("2"));
        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo(
                """[{"role":"assistant","content":[{"type":"tool-call","id":"s-1","function":{"name":"web_search","arguments":{"queries":["sky"]}}},"""
                    + """{"type":"tool-result","toolCallId":"s-1","toolName":"web_search"},"""
                    + """{"type":"tool-call","id":"s-2","function":{"name":"web_search","arguments":{"queries":["sea"]}}},"""
                    + """{"type":"text","text":"Blue."}]}]"""
            )
        );
    }

    [Test]
    public async Task Does_not_keep_the_media_of_a_stream()
    {
        var pictures = new List<WeakReference>();
        using var inner = new ScriptedChatClient { Updates = () => Pictures(pictures) };
        using var chat = inner.WithPostHog(PostHog);
        var alive = 0;

        await foreach (var _ in chat.GetStreamingResponseAsync(Question()))
        {
            GC.Collect();
            alive = Math.Max(alive, pictures.Count(picture => picture.IsAlive));
        }

        Assert.That(alive, Is.LessThan(5));
        Assert.That(
            (await SingleAsync()).Raw("$ai_output_choices"),
            Does.Contain("[base64 image/png redacted]")
        );
    }

    [Test]
    public async Task Keeps_no_more_of_an_endless_answer_than_is_sent()
    {
        var captured = await StreamAsync([
            .. Enumerable
                .Range(0, 60)
                .Select(number =>
                    number % 2 == 0
                        ? (AIContent)new TextContent(new string('ø', 90_000))
                        : new TextReasoningContent(new string('æ', 90_000))
                ),
        ]);

        Assert.That(captured.Raw("$ai_output_choices"), Has.Length.InRange(90_000, 220_000));
        Assert.That(captured.Raw("$ai_output_choices"), Does.Contain("removed due to size limit"));
    }

    [Test]
    public async Task Names_who_wrote_a_message([Values] bool isStream)
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(
                    new ChatMessage(ChatRole.Assistant, "b") { AuthorName = "planner" }
                ),
            Updates = () =>
                [
                    new(ChatRole.Assistant, "b") { AuthorName = "planner" },
                    new(ChatRole.Assistant, "c") { AuthorName = "writer" },
                ],
        };
        using var chat = inner.WithPostHog(PostHog);
        ChatMessage[] question = [new(ChatRole.User, "a") { AuthorName = "alice" }];

        var text = isStream
            ? (await chat.GetStreamingResponseAsync(question).ToChatResponseAsync()).Text
            : (await chat.GetResponseAsync(question)).Text;

        var captured = await SingleAsync();
        Assert.That(text, Does.StartWith("b"));
        Assert.That(
            captured.Raw("$ai_input"),
            Is.EqualTo("""[{"role":"user","name":"alice","content":"a"}]""")
        );
        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo(
                isStream
                    ? """[{"role":"assistant","name":"planner","content":"b"},{"role":"assistant","name":"writer","content":"c"}]"""
                    : """[{"role":"assistant","name":"planner","content":"b"}]"""
            )
        );
    }

    [Test]
    public async Task A_response_in_the_background_is_one_event_when_it_is_there()
    {
        var round = 0;
        var token = ResponseContinuationToken.FromBytes(new byte[] { 1 });
        using var inner = new ScriptedChatClient
        {
            Updates = () =>
                round++ == 0
                    ? [new(ChatRole.Assistant, "") { ContinuationToken = token }]
                    : [new(ChatRole.Assistant, "done"), new() { ContinuationToken = token }],
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetStreamingResponseAsync("?").ToChatResponseAsync();
        await chat.GetStreamingResponseAsync("?").ToChatResponseAsync();

        Assert.That((await SingleAsync()).Raw("$ai_output_choices"), Does.Contain("done"));
    }

    private async Task<CapturedEvent> StreamAsync(params AIContent[] contents)
    {
        using var inner = new ScriptedChatClient
        {
            Updates = () =>
                contents.Select(content => new ChatResponseUpdate(ChatRole.Assistant, [content])),
        };
        using var chat = inner.WithPostHog(PostHog);
        await foreach (var _ in chat.GetStreamingResponseAsync(Question()))
        {
            // Only what is captured matters.
        }

        return await SingleAsync();
    }

    private static IEnumerable<ChatResponseUpdate> Pictures(List<WeakReference> pictures)
    {
        for (var number = 0; number < 20; number++)
        {
            yield return Picture(pictures);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ChatResponseUpdate Picture(List<WeakReference> pictures)
    {
        var bytes = new byte[100_000];
        pictures.Add(new WeakReference(bytes));
        return new(ChatRole.Assistant, [new DataContent(bytes, "image/png")]);
    }
}
