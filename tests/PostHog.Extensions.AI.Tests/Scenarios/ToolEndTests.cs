using Chat.Model;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Scenarios;

/// <summary>Tools whose ids are not their own, and tools that are cancelled.</summary>
internal sealed class ToolEndTests : AiTest
{
    [Test]
    public async Task Tools_that_a_model_gave_one_id_have_their_own_arguments(
        [Values] bool allowsConcurrency
    )
    {
        await using var model = await ModelServer.StartAsync(
            new ModelAnswer
            {
                ToolCalls =
                [
                    new("call", "find_order", """{"number":7}"""),
                    new("call", "find_order", """{"number":8}"""),
                    new("call", "find_order", """{"number":9}"""),
                ],
            },
            ModelAnswer.Of("Soon.")
        );
        using var chat = Invoking(model, allowsConcurrency);

        await chat.GetResponseAsync(Question(), Offering(number => $"order {number}"));

        var spans = (await ArrivedAsync()).Where(one => one.Name == "$ai_span");
        Assert.That(
            spans.Select(one => one.Raw("$ai_input_state") + one.Text("$ai_output_state")),
            Is.EqualTo([
                """{"number":7}order 7""",
                """{"number":8}order 8""",
                """{"number":9}order 9""",
            ])
        );
    }

    [Test]
    public async Task A_cancelled_tool_is_no_failure()
    {
        await using var model = await StartAsync();
        using var chat = Invoking(model);
        using var source = new CancellationTokenSource();

        await Assert.ThatAsync(
            () =>
                chat.GetResponseAsync(
                    Question(),
                    Offering(_ =>
                    {
                        source.Cancel();
                        throw new OperationCanceledException(source.Token);
                    }),
                    source.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );

        var span = (await ArrivedAsync()).Single(one => one.Name == "$ai_span");
        Assert.That(span.Has("$ai_is_error") || span.Has("$ai_error"), Is.False);
        Assert.That(span.Raw("$ai_input_state"), Is.EqualTo("""{"number":7}"""));
    }

    [Test]
    public async Task A_tool_that_took_too_long_is_a_failure()
    {
        await using var model = await StartAsync();
        using var chat = Invoking(model);

        await chat.GetResponseAsync(
            Question(),
            Offering(_ => throw new TaskCanceledException("too long"))
        );

        var span = (await ArrivedAsync()).Single(one => one.Name == "$ai_span");
        Assert.That(span.Raw("$ai_is_error"), Is.EqualTo("true"));
        Assert.That(span.Text("$ai_error"), Does.Contain("too long"));
    }

    private static Task<ModelServer> StartAsync() =>
        ModelServer.StartAsync(
            new ModelAnswer { ToolCalls = [new("call-1", "find_order", """{"number":7}""")] },
            ModelAnswer.Of("Sorry.")
        );

    private static ChatOptions Offering(Func<int, string> tool)
    {
        string FindOrder(int number) => tool(number);
        return new() { Tools = [AIFunctionFactory.Create(FindOrder, "find_order")] };
    }

    private IChatClient Invoking(ModelServer model, bool allowsConcurrency = false) =>
        OpenAI(model)
            .WithPostHog(PostHog)
            .AsBuilder()
            .UseFunctionInvocation(configure: client =>
                client.AllowConcurrentInvocation = allowsConcurrency
            )
            .Build();
}
