using System.Diagnostics;
using Chat.Model;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Scenarios;

/// <summary>Tools called by Microsoft's function invocation: spans in the tree of their trace.</summary>
internal sealed class ToolTests : AiTest
{
    private static readonly ModelAnswer AsksForOne = new()
    {
        ToolCalls = [new("call-1", "find_order", """{"number":7}""")],
    };

    private static readonly ModelAnswer AsksForTwo = new()
    {
        ToolCalls =
        [
            new("call-1", "find_order", """{"number":7}"""),
            new("call-2", "find_order", """{"number":8}"""),
        ],
    };

    [Test]
    public async Task Captures_every_turn_and_the_tool_between([Values] bool isStream)
    {
        await using var model = await ModelServer.StartAsync(
            AsksForOne,
            ModelAnswer.Of("Tomorrow.")
        );
        using var chat = Invoking(model);

        await AskAsync(chat, isStream, number => $"order {number}");

        var captured = await ArrivedAsync();
        var generations = captured.Where(one => one.Name == "$ai_generation").ToList();
        var span = captured.Single(one => one.Name == "$ai_span");
        Assert.That(captured, Has.Count.EqualTo(3));
        Assert.That(
            captured.Select(one => one.Text("$ai_trace_id")).Distinct(),
            Has.Exactly(1).Items
        );
        Assert.That(
            generations[0].Raw("$ai_output_choices"),
            Is.EqualTo(
                """[{"role":"assistant","content":[{"type":"tool-call","id":"call-1","function":{"name":"find_order","arguments":{"number":7}}}]}]"""
            )
        );
        Assert.That(
            generations[1].Raw("$ai_input"),
            Does.Contain("""{"role":"tool","tool_call_id":"call-1","content":"order 7"}""")
        );
        Assert.That(
            generations[0].Raw("$ai_tools"),
            Does.StartWith(
                """[{"type":"function","function":{"name":"find_order","description":"Finds an order.","parameters":{"""
            )
        );
        Assert.That(span.Text("$ai_span_name"), Is.EqualTo("find_order"));
        Assert.That(span.Text("$ai_span_type"), Is.EqualTo("tool"));
        Assert.That(span.Raw("$ai_input_state"), Is.EqualTo("""{"number":7}"""));
        Assert.That(span.Raw("$ai_output_state"), Is.EqualTo("\"order 7\""));
        Assert.That(span.Has("$ai_is_error"), Is.False);
        Assert.That(span["$ai_latency"].GetDouble(), Is.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task Captures_parallel_tools_each_with_its_own_arguments()
    {
        await using var model = await ModelServer.StartAsync(AsksForTwo, ModelAnswer.Of("Soon."));
        using var chat = Invoking(model, allowsConcurrency: true);

        await AskAsync(chat, isStream: false, number => $"order {number}");

        var spans = (await ArrivedAsync()).Where(one => one.Name == "$ai_span").ToList();
        Assert.That(
            spans.Select(one => one.Raw("$ai_input_state") + one.Raw("$ai_output_state")),
            Is.EquivalentTo([
                """{"number":7}"order 7" """.Trim(),
                """{"number":8}"order 8" """.Trim(),
            ])
        );
    }

    [Test]
    public async Task Captures_the_error_of_a_tool_which_does_not_fail_the_call()
    {
        await using var model = await ModelServer.StartAsync(AsksForOne, ModelAnswer.Of("Sorry."));
        using var chat = Invoking(model);

        var text = await AskAsync(chat, isStream: false, Fail);

        var captured = await ArrivedAsync();
        var span = captured.Single(one => one.Name == "$ai_span");
        Assert.That(text, Is.EqualTo("Sorry."));
        Assert.That(span.Raw("$ai_is_error"), Is.EqualTo("true"));
        Assert.That(span.Text("$ai_error"), Does.Contain("InvalidOperationException"));
    }

    [Test]
    public async Task Leaves_out_arguments_and_results_in_privacy_mode()
    {
        await UseAsync(options => options.PrivacyMode = true);
        await using var model = await ModelServer.StartAsync(AsksForOne, ModelAnswer.Of("Soon."));
        using var chat = Invoking(model);

        await AskAsync(chat, isStream: true, _ => "secret");

        var captured = await ArrivedAsync();
        var span = captured.Single(one => one.Name == "$ai_span");
        Assert.That(captured.Select(one => one.Json), Is.All.Not.Contain("secret"));
        Assert.That(span.Has("$ai_input_state") || span.Has("$ai_output_state"), Is.False);
        Assert.That(span.Text("$ai_span_name"), Is.EqualTo("find_order"));
    }

    [Test]
    public async Task What_a_tool_asks_a_model_is_part_of_the_tool()
    {
        await using var inner = await ModelServer.StartAsync(ModelAnswer.Of("inner"));
        await using var outer = await ModelServer.StartAsync(AsksForOne, ModelAnswer.Of("outer"));
        using var innerChat = OpenAI(inner).WithPostHog(PostHog);
        using var chat = Invoking(outer);

        await AskAsync(
            chat,
            isStream: true,
            async number => (await innerChat.GetResponseAsync($"What of {number}?")).Text
        );

        var captured = await ArrivedAsync();
        var span = captured.Single(one => one.Name == "$ai_span");
        var nested = captured.Single(one =>
            one.Json.Contains("What of 7?", StringComparison.Ordinal)
        );
        Assert.That(captured, Has.Count.EqualTo(4));
        Assert.That(nested.Text("$ai_parent_id"), Is.EqualTo(span.Text("$ai_span_id")));
        Assert.That(
            captured.Select(one => one.Text("$ai_trace_id")).Distinct(),
            Has.Exactly(1).Items
        );
    }

    [Test]
    public async Task Belongs_to_the_trace_that_the_application_began()
    {
        await using var model = await ModelServer.StartAsync(AsksForOne, ModelAnswer.Of("Soon."));
        using var chat = Invoking(model);

        using (var trace = PostHog.BeginAiTrace("answer question", "user-42", "chat-1"))
        {
            await AskAsync(chat, isStream: true, number => $"order {number}");
            trace.Event.OutputState = "done";
        }

        var captured = await ArrivedAsync();
        var root = captured.Single(one => one.Name == "$ai_trace");
        var traceId = root.Text("$ai_trace_id");
        Assert.That(captured, Has.Count.EqualTo(4));
        Assert.That(captured.Select(one => one.Text("$ai_trace_id")), Is.All.EqualTo(traceId));
        Assert.That(captured.Select(one => one.DistinctId), Is.All.EqualTo("user-42"));
        Assert.That(captured.Select(one => one.Text("$ai_session_id")), Is.All.EqualTo("chat-1"));
        Assert.That(
            captured.Where(one => one != root).Select(one => one.Text("$ai_parent_id")),
            Is.All.EqualTo(traceId)
        );
    }

    [Test]
    public async Task Starts_no_activity_when_tools_are_not_captured()
    {
        await using var model = await ModelServer.StartAsync(AsksForOne, ModelAnswer.Of("Soon."));
        using var chat = OpenAI(model)
            .WithPostHog(PostHog, new() { CaptureTools = false })
            .AsBuilder()
            .UseFunctionInvocation()
            .Build();
        Activity? seen = null;

        await AskAsync(
            chat,
            isStream: false,
            number =>
            {
                seen = Activity.Current;
                return $"order {number}";
            }
        );

        Assert.That(seen, Is.Null);
        Assert.That(
            (await ArrivedAsync()).Select(one => one.Name),
            Is.EqualTo(["$ai_generation", "$ai_generation"])
        );
    }

    private IChatClient Invoking(ModelServer model, bool allowsConcurrency = false) =>
        OpenAI(model)
            .WithPostHog(PostHog)
            .AsBuilder()
            .UseFunctionInvocation(configure: client =>
                client.AllowConcurrentInvocation = allowsConcurrency
            )
            .Build();

    private static string Fail(int number) => throw new InvalidOperationException("no such order");

    private static Task<string> AskAsync(IChatClient chat, bool isStream, Func<int, string> tool) =>
        AskAsync(chat, isStream, AIFunctionFactory.Create(tool, "find_order", "Finds an order."));

    private static Task<string> AskAsync(
        IChatClient chat,
        bool isStream,
        Func<int, Task<string>> tool
    ) => AskAsync(chat, isStream, AIFunctionFactory.Create(tool, "find_order", "Finds an order."));

    private static async Task<string> AskAsync(IChatClient chat, bool isStream, AITool tool)
    {
        var options = new ChatOptions { Tools = [tool] };
        return isStream
            ? (await chat.GetStreamingResponseAsync(Question(), options).ToChatResponseAsync()).Text
            : (await chat.GetResponseAsync(Question(), options)).Text;
    }
}
