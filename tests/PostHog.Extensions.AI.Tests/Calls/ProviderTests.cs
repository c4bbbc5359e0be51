using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>Providers as PostHog names them, and what the calls of a provider cost.</summary>
internal sealed class ProviderTests : AiTest
{
    [TestCase("openai", "openai")]
    [TestCase("OpenAI.chat", "openai")]
    [TestCase("anthropic", "anthropic")]
    [TestCase("Anthropic", "anthropic")]
    [TestCase("gcp.gemini", "gemini")]
    [TestCase("gcp.gen_ai", "gemini")]
    [TestCase("gcp.vertex_ai", "vertex_ai")]
    [TestCase("aws.bedrock", "bedrock")]
    [TestCase("azure.ai.openai", "azure")]
    [TestCase("azure.ai.inference", "azure")]
    [TestCase("az.ai.inference", "azure")]
    [TestCase("az.ai.openai", "azure")]
    [TestCase("ibm.watsonx.ai", "watsonx")]
    [TestCase("mistral_ai", "mistral")]
    [TestCase("x_ai", "xai")]
    [TestCase("cohere", "cohere")]
    [TestCase("deepseek", "deepseek")]
    [TestCase("groq", "groq")]
    [TestCase("perplexity", "perplexity")]
    [TestCase("ollama", "ollama")]
    [TestCase(" ", null)]
    [TestCase(null, null)]
    public async Task Names_the_provider_as_PostHog_does(string? name, string? expected)
    {
        var captured = await AskAsync(name, new Uri("/v1", UriKind.Relative));

        Assert.That(captured.Text("$ai_provider"), Is.EqualTo(expected));
        Assert.That(captured.Text("$ai_base_url"), Is.EqualTo("/v1"));
        Assert.That(captured.Text("$ai_model"), Is.EqualTo("m"));
    }

    [TestCase("openai", "https://me.openai.azure.com/openai", "azure")]
    [TestCase("openai", "https://me.services.ai.azure.com/models", "azure")]
    [TestCase("openai", "https://me.openai.azure.us", "azure")]
    [TestCase("openai", "https://api.openai.com/v1", "openai")]
    [TestCase("openai", "https://openai.azure.com.example/v1", "openai")]
    [TestCase("anthropic", "https://me.services.ai.azure.com/anthropic", "anthropic")]
    public async Task Clients_of_OpenAI_at_an_address_of_Azure_are_of_Azure(
        string name,
        string url,
        string expected
    )
    {
        var captured = await AskAsync(name, new Uri(url));

        Assert.That(captured.Text("$ai_provider"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Sends_prices_of_cached_tokens_with_their_counts()
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
                {
                    Usage = new()
                    {
                        InputTokenCount = 100,
                        OutputTokenCount = 10,
                        CachedInputTokenCount = 60,
                        AdditionalCounts = new() { ["cache_creation_input_tokens"] = 20 },
                    },
                },
        };
        using var chat = inner.WithPostHog(PostHog, new() { Configure = SetPrices });

        await chat.GetResponseAsync("?");

        var captured = await SingleAsync();
        Assert.That(captured.Raw("$ai_cache_read_input_tokens"), Is.EqualTo("60"));
        Assert.That(captured.Raw("$ai_cache_creation_input_tokens"), Is.EqualTo("20"));
        Assert.That(captured.Raw("$ai_cache_reporting_exclusive"), Is.EqualTo("false"));
        Assert.That(captured.Raw("$ai_input_token_price"), Is.EqualTo("0.5"));
        Assert.That(captured.Raw("$ai_output_token_price"), Is.EqualTo("1.5"));
        Assert.That(captured.Raw("$ai_cache_read_token_price"), Is.EqualTo("0.25"));
        Assert.That(captured.Raw("$ai_cache_write_token_price"), Is.EqualTo("0.75"));
        Assert.That(captured["$ai_cache_write_1h_token_price"].GetDouble(), Is.EqualTo(1));
        Assert.That(captured.Text("$ai_tokens_source"), Is.EqualTo("sdk"));
    }

    [TestCase("flex", "flex")]
    [TestCase("", null)]
    [TestCase(null, null)]
    public async Task Sends_the_tier_of_the_response_and_not_the_one_asked_for(
        string? served,
        string? expected
    )
    {
        using var inner = new ScriptedChatClient
        {
            Response = () =>
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
                {
                    AdditionalProperties = new() { ["service_tier"] = served },
                },
        };
        using var chat = inner.WithPostHog(PostHog);

        await chat.GetResponseAsync(
            "?",
            new() { AdditionalProperties = new() { ["service_tier"] = "priority" } }
        );

        var captured = await SingleAsync();
        Assert.That(captured.Text("$ai_service_tier"), Is.EqualTo(expected));
        Assert.That(captured.Json, Does.Not.Contain("priority"));
    }

    private static void SetPrices(AiModelCall call)
    {
        var generation = (AiGeneration)call;
        generation.InputTokenPrice = 0.5;
        generation.OutputTokenPrice = 1.5;
        generation.CacheReadPrice = 0.25;
        generation.CacheWritePrice = 0.75;
        generation.CacheWrite1hPrice = 1;
    }

    private async Task<CapturedEvent> AskAsync(string? provider, Uri url)
    {
        using var inner = new ScriptedChatClient
        {
            Service = type =>
                type == typeof(ChatClientMetadata)
                    ? new ChatClientMetadata(provider, url, "m")
                    : null,
        };
        using var chat = inner.WithPostHog(PostHog);
        await chat.GetResponseAsync("?");
        return await SingleAsync();
    }
}
