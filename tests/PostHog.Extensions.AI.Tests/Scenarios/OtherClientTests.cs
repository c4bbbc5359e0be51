using Chat.Model;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OllamaSharp;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Scenarios;

/// <summary>Embeddings, Ollama's client, and the frameworks that use chat clients.</summary>
internal sealed class OtherClientTests : AiTest
{
    [Test]
    public async Task Captures_embeddings([Values] bool isPrivate)
    {
        await using var model = await ModelServer.StartAsync(ModelAnswer.Of());
        using var generator = ClientOf(model)
            .GetEmbeddingClient("text-embedding-3-small")
            .AsIEmbeddingGenerator()
            .WithPostHog(PostHog);

        await generator.GenerateAsync(
            ["first", "second"],
            new EmbeddingGenerationOptions().WithPostHog(
                new() { DistinctId = "user-42", PrivacyMode = isPrivate }
            )
        );

        var captured = await SingleAsync();
        Assert.That(captured.Name, Is.EqualTo("$ai_embedding"));
        Assert.That(captured.DistinctId, Is.EqualTo("user-42"));
        Assert.That(
            captured.Raw("$ai_input"),
            Is.EqualTo(isPrivate ? null : """["first","second"]""")
        );
        Assert.That(captured.Text("$ai_provider"), Is.EqualTo("openai"));
        Assert.That(captured.Text("$ai_model"), Is.EqualTo("text-embedding-3-small"));
        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("20"));
        Assert.That(captured.Has("$ai_output_choices"), Is.False);
    }

    [Test]
    public async Task Captures_failed_embeddings()
    {
        await using var model = await ModelServer.StartAsync(new ModelAnswer { Status = 429 });
        using var generator = ClientOf(model)
            .GetEmbeddingClient("text-embedding-3-small")
            .AsIEmbeddingGenerator()
            .WithPostHog(PostHog);

        await Assert.ThatAsync(() => generator.GenerateAsync(["text"]), Throws.Exception);

        var captured = await SingleAsync();
        Assert.That(captured.Raw("$ai_http_status"), Is.EqualTo("429"));
        Assert.That(captured.Raw("$ai_is_error"), Is.EqualTo("true"));
    }

    [Test]
    public async Task Captures_calls_of_Ollama([Values] bool isStream)
    {
        await using var model = await ModelServer.StartAsync(ModelAnswer.Of("It ", "is ", "blue."));
        using var ollama = new OllamaApiClient(model.Url, "llama3.2");
        using var chat = ((IChatClient)ollama).WithPostHog(PostHog);

        var text = isStream
            ? (await chat.GetStreamingResponseAsync("Why?").ToChatResponseAsync()).Text
            : (await chat.GetResponseAsync("Why?")).Text;

        var captured = await SingleAsync();
        Assert.That(text, Is.EqualTo("It is blue."));
        Assert.That(
            captured.Raw("$ai_output_choices"),
            Is.EqualTo("""[{"role":"assistant","content":"It is blue."}]""")
        );
        Assert.That(captured.Text("$ai_provider"), Is.EqualTo("ollama"));
        Assert.That(captured.Text("$ai_model"), Is.EqualTo("llama3.2"));
        Assert.That(captured.Raw("$ai_input_tokens"), Is.EqualTo("20"));
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("8"));
    }

    [Test]
    public async Task Captures_a_run_of_an_agent_as_one_tree()
    {
        await using var model = await ModelServer.StartAsync(
            new ModelAnswer { ToolCalls = [new("call-1", "find_order", """{"number":7}""")] },
            ModelAnswer.Of("Tomorrow.")
        );
        var agent = new ChatClientAgent(
            OpenAI(model).WithPostHog(PostHog),
            "Answer questions about orders.",
            "orders",
            tools: [AIFunctionFactory.Create((int number) => $"order {number}", "find_order")]
        );

        using (PostHog.BeginAiTrace("answer question", "user-42"))
        {
            var response = await agent.RunAsync("Where is order 7?");
            Assert.That(response.Text, Is.EqualTo("Tomorrow."));
        }

        var captured = await ArrivedAsync();
        Assert.That(
            captured.Select(one => one.Name),
            Is.EquivalentTo(["$ai_generation", "$ai_span", "$ai_generation", "$ai_trace"])
        );
        Assert.That(
            captured.Select(one => one.Text("$ai_trace_id")).Distinct(),
            Has.Exactly(1).Items
        );
        Assert.That(
            captured.Single(one => one.Name == "$ai_span").Raw("$ai_output_state"),
            Is.EqualTo("\"order 7\"")
        );
        Assert.That(
            captured[0].Raw("$ai_input"),
            Does.StartWith("""[{"role":"system","content":"Answer questions about orders."}""")
        );
    }

    [Test]
    public async Task Captures_calls_of_Semantic_Kernel()
    {
        await using var model = await ModelServer.StartAsync(ModelAnswer.Of("Hello."));
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(OpenAI(model).WithPostHog(PostHog).AsChatCompletionService());
        var kernel = builder.Build();

        var answer = await kernel.InvokePromptAsync("Say hello.");

        var captured = await SingleAsync();
        Assert.That(answer.ToString(), Is.EqualTo("Hello."));
        Assert.That(
            captured.Raw("$ai_input"),
            Is.EqualTo("""[{"role":"user","content":"Say hello."}]""")
        );
        Assert.That(captured.Raw("$ai_output_tokens"), Is.EqualTo("8"));
    }
}
