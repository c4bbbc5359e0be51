using System.Diagnostics;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Scenarios;

/// <summary>Calls inside the activity of an agent or a workflow: they share its trace, and nothing else.</summary>
internal sealed class SharedActivityTests : AiTest
{
    private static readonly string[] Activities =
    [
        "invoke_workflow nightly",
        "invoke_agent writer",
    ];

    [TestCaseSource(nameof(Activities))]
    public async Task What_one_call_says_about_itself_is_not_said_about_the_next(string name)
    {
        using var source = Heard(out var listener);
        using var kept = listener;
        using var inner = new ScriptedChatClient();
        using var chat = inner.WithPostHog(PostHog);

        using (source.StartActivity(name))
        {
            await chat.GetResponseAsync(
                "1",
                new ChatOptions { ConversationId = "conversation of alice" }.WithPostHog(
                    new() { DistinctId = "alice", TraceId = "trace of alice" }
                )
            );
            await chat.GetResponseAsync("2", new ChatOptions { ConversationId = "other" });
            using (PostHog.BeginContext(new() { DistinctId = "bob" }))
            {
                await chat.GetResponseAsync("3");
            }

            await chat.GetResponseAsync("4");
        }

        var captured = await ArrivedAsync();
        var trace = captured[1].Text("$ai_trace_id");
        Assert.That(
            captured.Select(one => one.DistinctId),
            Is.EqualTo(["alice", trace, "bob", trace])
        );
        Assert.That(captured[1].Raw("$process_person_profile"), Is.EqualTo("false"));
        Assert.That(
            captured.Select(one => one.Text("$ai_trace_id")),
            Is.EqualTo(["trace of alice", trace, trace, trace])
        );
        Assert.That(
            captured.Select(one => one.Text("$ai_session_id")),
            Is.EqualTo(["conversation of alice", "other", null, null])
        );
    }

    [Test]
    public async Task The_tools_of_each_call_are_its_own()
    {
        using var source = Heard(out var listener);
        using var kept = listener;
        using var inner = new ScriptedChatClient { Response = AskOnce() };
        using var chat = Invoking(inner.WithPostHog(PostHog));

        using (source.StartActivity("invoke_workflow nightly"))
        {
            foreach (var person in new[] { "alice", "bob", null })
            {
                var options = new ChatOptions { Tools = [Echo()] };
                await chat.GetResponseAsync(
                    $"for {person}",
                    person is null ? options : options.WithPostHog(new() { DistinctId = person })
                );
            }
        }

        var spans = (await ArrivedAsync()).Where(one => one.Name == "$ai_span").ToList();
        Assert.That(
            spans.Select(one => one.DistinctId),
            Is.EqualTo(["alice", "bob", spans[2].Text("$ai_trace_id")])
        );
        Assert.That(spans.Select(one => one.Text("$ai_output_state")), Is.All.EqualTo("result"));
    }

    [Test]
    public async Task A_tool_that_two_calls_gave_one_id_is_nobodys()
    {
        using var source = Heard(out var listener);
        using var kept = listener;
        using var inner = new ScriptedChatClient { Response = () => AskFor("same") };
        using var chat = inner.WithPostHog(PostHog);

        using (source.StartActivity("invoke_agent writer"))
        {
            foreach (var person in new[] { "alice", "bob" })
            {
                await chat.GetResponseAsync(
                    "?",
                    new ChatOptions().WithPostHog(new() { DistinctId = person })
                );
            }

            KeyValuePair<string, object?>[] tags =
            [
                new("gen_ai.tool.name", "echo"),
                new("gen_ai.tool.call.id", "same"),
            ];
            using var tool = source.StartActivity(
                ActivityKind.Internal,
                tags: tags,
                name: "execute_tool echo"
            );
        }

        var span = (await ArrivedAsync()).Single(one => one.Name == "$ai_span");
        Assert.That(span.DistinctId, Is.EqualTo(span.Text("$ai_trace_id")));
        Assert.That(span.Has("$ai_input_state"), Is.False);
    }

    [TestCase(null)]
    [TestCase("MyApp")]
    public async Task Captures_tools_whatever_the_source_of_OpenTelemetry_is_called(string? name)
    {
        using var source = Heard(out var listener, name ?? "unused");
        using var kept = listener;
        using var inner = new ScriptedChatClient { Response = AskOnce() };
        using var chat = Invoking(
            inner.WithPostHog(PostHog).AsBuilder().UseOpenTelemetry(sourceName: name).Build()
        );

        await chat.GetResponseAsync("?", new ChatOptions { Tools = [Echo()] });

        var captured = await ArrivedAsync();
        var span = captured.Single(one => one.Name == "$ai_span");
        Assert.That(span.Text("$ai_output_state"), Is.EqualTo("result"));
        Assert.That(
            captured.Select(one => one.Text("$ai_trace_id")).Distinct(),
            Has.Exactly(1).Items
        );
    }

    [Test]
    public async Task Spans_of_tools_have_groups_properties_and_flags_of_their_call()
    {
        using var inner = new ScriptedChatClient { Response = AskOnce() };
        var flags = await FlagsAsync();
        using var chat = Invoking(
            inner.WithPostHog(
                PostHog,
                new()
                {
                    DistinctId = "user-42",
                    Flags = flags,
                    Groups = { ["company"] = "acme" },
                    Properties = { ["plan"] = "pro", ["$ai_model"] = "own" },
                }
            )
        );

        await chat.GetResponseAsync(
            "?",
            new ChatOptions { Tools = [Echo()] }.WithPostHog(
                new() { Properties = { ["plan"] = "trial" } }
            )
        );

        var captured = await ArrivedAsync();
        var span = captured.Single(one => one.Name == "$ai_span");
        Assert.That(span.Raw("$groups"), Is.EqualTo("""{"company":"acme"}"""));
        Assert.That(span.Text("plan"), Is.EqualTo("trial"));
        Assert.That(span.Has("$ai_model"), Is.False);
        Assert.That(
            captured
                .Where(one => one.Name.StartsWith("$ai_", StringComparison.Ordinal))
                .Select(one => one.Raw("$feature/new-checkout")),
            Is.All.EqualTo("true")
        );
    }

    [TestCase(false, null)]
    [TestCase(true, "result")]
    public async Task A_tool_that_ends_the_run_has_a_result_if_Microsofts_libraries_may_say_it(
        bool isSensitive,
        string? expected
    )
    {
        using var inner = new ScriptedChatClient { Response = AskOnce() };
        using var chat = Invoking(
            inner
                .WithPostHog(PostHog)
                .AsBuilder()
                .UseOpenTelemetry(configure: one => one.EnableSensitiveData = isSensitive)
                .Build()
        );
        var tool = AIFunctionFactory.Create(
            () =>
            {
                FunctionInvokingChatClient.CurrentContext!.Terminate = true;
                return "result";
            },
            "echo"
        );

        await chat.GetResponseAsync("?", new ChatOptions { Tools = [tool] });

        var span = (await ArrivedAsync()).Single(one => one.Name == "$ai_span");
        Assert.That(span.Text("$ai_output_state"), Is.EqualTo(expected));
    }

    private async Task<FeatureFlagEvaluations> FlagsAsync()
    {
        Server.SetFlags("""{"new-checkout":true}""");
        return await PostHog.EvaluateFlagsAsync("user-42");
    }

    private static ActivitySource Heard(out ActivityListener listener, string name = "Workflows")
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return new ActivitySource(name);
    }

    private static IChatClient Invoking(IChatClient inner) =>
        inner.AsBuilder().UseFunctionInvocation().Build();

    private static AIFunction Echo() => AIFunctionFactory.Create(() => "result", "echo");

    // Asks for a tool in every other turn, each time by the same id.
    private static Func<ChatResponse> AskOnce()
    {
        var turn = 0;
        return () =>
            turn++ % 2 == 0
                ? AskFor("call-1")
                : new ChatResponse(new ChatMessage(ChatRole.Assistant, "done"));
    }

    private static ChatResponse AskFor(string id) =>
        new(
            new ChatMessage(
                ChatRole.Assistant,
                [new FunctionCallContent(id, "echo", new Dictionary<string, object?>())]
            )
        );
}
