using System.ClientModel;
using Chat.Model;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Scenarios;

/// <summary>
/// OpenAI's own client, with both of its APIs, against a model server: each call is one event at PostHog.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class GenerationTests(bool usesResponses) : AiTest
{
    [Test]
    public async Task Captures_a_plain_call()
    {
        await using var model = await ModelServer.StartAsync(
            new ModelAnswer
            {
                Pieces = ["It arrives ", "tomorrow."],
                CachedTokens = 5,
                ReasoningTokens = 3,
            }
        );
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);

        var response = await chat.GetResponseAsync(
            Question(),
            new()
            {
                Instructions = "Be brief.",
                Temperature = 0.2f,
                MaxOutputTokens = 100,
            }
        );

        var captured = await SingleAsync();
        Assert.That(response.Text, Is.EqualTo("It arrives tomorrow."));
        Assert.That(captured.Name, Is.EqualTo("$ai_generation"));
        Assert.That(
            captured.Raw("$ai_input"),
            Is.EqualTo(
                """[{"role":"system","content":"Be brief."},{"role":"user","content":"Where is my order?"}]"""
            )
        );
        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo("""[{"role":"assistant","content":"It arrives tomorrow."}]""")
        );
        CheckModelAndTokens(captured);
        // Whole responses end without a reason.
        Assert.That(captured.Text("$ai_stop_reason"), Is.EqualTo(usesResponses ? null : "stop"));
        Assert.That(captured.Text("$ai_completion_id"), Is.Not.Empty);
        Assert.That(captured.Text("$ai_base_url"), Does.StartWith(model.Url.AbsoluteUri));
        CheckPlace(captured);
    }

    [Test]
    public async Task Captures_a_stream_as_one_event()
    {
        await using var model = await ModelServer.StartAsync(
            ModelAnswer.Of("It ", "arrives ", "tomorrow.")
        );
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);

        var text = "";
        await foreach (var update in chat.GetStreamingResponseAsync(Question()))
        {
            text += update.Text;
        }

        var captured = await SingleAsync();
        Assert.That(text, Is.EqualTo("It arrives tomorrow."));
        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo("""[{"role":"assistant","content":"It arrives tomorrow."}]""")
        );
        Assert.That(captured.Raw("$ai_stream"), Is.EqualTo("true"));
        Assert.That(TierOf(captured), Is.EqualTo("default"));
        Assert.That(captured.Text("$ai_service_tier"), Is.EqualTo("default"));
        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("20"));
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("8"));
        Assert.That(
            captured["$ai_time_to_first_token"].GetDouble(),
            Is.GreaterThan(0).And.LessThanOrEqualTo(captured["$ai_latency"].GetDouble())
        );
        Assert.That(captured.Text("$ai_stop_reason"), Is.EqualTo("stop"));
    }

    [Test]
    public async Task Captures_an_abandoned_stream_with_what_was_seen()
    {
        await using var model = await ModelServer.StartAsync(
            ModelAnswer.Of([.. Enumerable.Repeat("word ", 2_000)])
        );
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);

        var seen = 0;
        await foreach (var update in chat.GetStreamingResponseAsync(Question()))
        {
            if (update.Text.Length > 0 && ++seen == 3)
            {
                break;
            }
        }

        var captured = await SingleAsync();
        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo("""[{"role":"assistant","content":"word word word "}]""")
        );
        Assert.That(captured.Has("$ai_is_error"), Is.False);
        Assert.That(captured.Has("$ai_time_to_first_token"), Is.True);
        Assert.That(captured.Has("$ai_output_tokens"), Is.False);
    }

    [Test]
    public async Task Captures_a_stream_that_breaks_off_with_its_error()
    {
        await using var model = await ModelServer.StartAsync(
            ModelAnswer.Of("It ", "arrives ") with
            {
                BreaksOff = true,
            }
        );
        using var plain = OpenAI(model, usesResponses);
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);

        var expected = await ErrorOf(plain.GetStreamingResponseAsync(Question()));
        var error = await ErrorOf(chat.GetStreamingResponseAsync(Question()));

        var captured = await SingleAsync();
        Assert.That(error?.GetType(), Is.Not.Null.And.EqualTo(expected?.GetType()));
        Assert.That(captured.Raw("$ai_is_error"), Is.EqualTo("true"));
        Assert.That(captured.Text("$ai_error"), Does.Contain(error!.GetType().FullName));
        Assert.That(captured.Raw("$ai_output_choices"), Does.Contain("It arrives "));
    }

    [TestCase(429)]
    [TestCase(500)]
    public async Task Passes_on_the_exception_of_the_provider(int status)
    {
        await using var model = await ModelServer.StartAsync(new ModelAnswer { Status = status });
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);

        ClientResultException? plain = null;
        try
        {
            await chat.GetResponseAsync(Question());
        }
        catch (ClientResultException error)
        {
            plain = error;
        }

        var streamed = await ErrorOf(chat.GetStreamingResponseAsync(Question()));

        var captured = await ArrivedAsync();
        Assert.That(plain?.Status, Is.EqualTo(status));
        Assert.That((streamed as ClientResultException)?.Status, Is.EqualTo(status));
        Assert.That(captured, Has.Count.EqualTo(2));
        Assert.That(
            captured.Select(one => one.Raw("$ai_http_status")),
            Is.All.EqualTo($"{status}")
        );
        Assert.That(captured.Select(one => one.Raw("$ai_is_error")), Is.All.EqualTo("true"));
        Assert.That(captured.Select(one => one.Has("$ai_output_choices")), Is.All.False);
    }

    [Test]
    public async Task Sends_no_content_in_privacy_mode()
    {
        await UseAsync(options =>
        {
            options.PrivacyMode = true;
            options.EnableFullAiCapture = true;
        });
        await using var model = await ModelServer.StartAsync(
            ModelAnswer.Of("secret answer"),
            new ModelAnswer { Status = 400 }
        );
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);

        await chat.GetResponseAsync(
            Question("secret question"),
            new() { Instructions = "secret instructions" }
        );
        await ErrorOf(chat.GetStreamingResponseAsync(Question("secret question")));

        var captured = await ArrivedAsync();
        Assert.That(captured, Has.Count.EqualTo(2));
        Assert.That(captured.Select(one => one.Json), Is.All.Not.Contain("secret"));
        Assert.That(captured.Select(one => one.Json), Is.All.Not.Contain("The model answered"));
        Assert.That(captured[0].Raw("$ai_input_tokens"), Is.EqualTo("20"));
        Assert.That(captured[1].Text("$ai_error"), Does.Contain("ClientResultException"));
    }

    [Test]
    public async Task Sends_media_only_when_capture_is_full([Values] bool isFull)
    {
        await UseAsync(options => options.EnableFullAiCapture = isFull);
        await using var model = await ModelServer.StartAsync(ModelAnswer.Of("A cat."));
        using var chat = OpenAI(model, usesResponses).WithPostHog(PostHog);
        var picture = new DataContent(new byte[300], "image/png");

        await chat.GetResponseAsync([
            new(ChatRole.User, [new TextContent("What is this?"), picture]),
        ]);

        var captured = await SingleAsync();
        var image = isFull ? picture.Uri : "[base64 image/png redacted]";
        Assert.That(
            captured.Raw("$ai_input"),
            Is.EqualTo(
                $$"""[{"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image","image":"{{image}}"}]}]"""
            )
        );
        Assert.That(captured.Path, Is.EqualTo(isFull ? "/i/v0/ai/batch/" : "/batch/"));
    }

    private static async Task<Exception?> ErrorOf(IAsyncEnumerable<ChatResponseUpdate> stream)
    {
        try
        {
            await foreach (var update in stream)
            {
                Assert.That(update, Is.Not.Null);
            }

            return null;
        }
        catch (Exception error) when (error is not AssertionException)
        {
            return error;
        }
    }

    private static void CheckModelAndTokens(CapturedEvent captured)
    {
        Assert.That(TierOf(captured), Is.EqualTo("default"));
        Assert.That(captured.Raw("$ai_stream"), Is.EqualTo("false"));
        Assert.That(captured.Raw("$ai_http_status"), Is.EqualTo("200"));
        Assert.That(captured.Raw("$ai_temperature"), Is.EqualTo("0.2"));
        Assert.That(captured["$ai_latency"].GetDouble(), Is.GreaterThan(0));
        Assert.That(captured.Text("$ai_provider"), Is.EqualTo("openai"));
        Assert.That(captured.Text("$ai_model"), Is.EqualTo("gpt-5-mini-2025-08-07"));
        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("20"));
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("8"));
        Assert.That(captured.Raw("$ai_total_tokens"), Is.EqualTo("28"));
        Assert.That(captured.Raw("$ai_cache_read_input_tokens"), Is.EqualTo("5"));
        Assert.That(captured.Raw("$ai_reasoning_tokens"), Is.EqualTo("3"));
        Assert.That(captured.Raw("$ai_cache_reporting_exclusive"), Is.EqualTo("false"));
    }

    private static string? TierOf(CapturedEvent captured) =>
        captured["$ai_model_parameters"].GetProperty("service_tier").GetString();

    private static void CheckPlace(CapturedEvent captured)
    {
        Assert.That(captured.Text("$ai_tokens_source"), Is.EqualTo("sdk"));
        Assert.That(captured.Text("$ai_trace_id"), Is.EqualTo(captured.DistinctId));
        Assert.That(captured.Raw("$process_person_profile"), Is.EqualTo("false"));
        Assert.That(captured.Has("$ai_span_id"), Is.True);
        Assert.That(captured.Has("$ai_is_error"), Is.False);
        Assert.That(captured.Has("$ai_time_to_first_token"), Is.False);
    }
}
