using System.Reflection;

namespace PostHog.Core.Tests.Ai;

/// <summary>Every typed property of every AI event: its name on the wire, its value there, and what it returns.</summary>
internal sealed class AiPropertyTests
{
    private const string Url = "https://me:secret@host.example/v1?key=1#part";
    private const string PublicUrl = "\"https://host.example/v1\"";

    private static readonly string[] Tools = ["look, up", "find"];

    private static IEnumerable<TestCaseData> Properties() =>
        [.. OfAll(), .. OfTasks(), .. OfCalls(), .. OfMoney(), .. OfGenerations(), .. OfTokens()];

    private static IEnumerable<TestCaseData> OfAll()
    {
        foreach (
            var type in new[]
            {
                typeof(AiGeneration),
                typeof(AiEmbedding),
                typeof(AiSpan),
                typeof(AiTrace),
            }
        )
        {
            yield return Case(type, "TraceId", "$ai_trace_id", "t", "\"t\"");
            yield return Case(type, "SessionId", "$ai_session_id", "s", "\"s\"");
            yield return Case(type, "ParentId", "$ai_parent_id", "p", "\"p\"");
            yield return Case(type, "IsError", "$ai_is_error", true, "true");
            yield return Case(type, "Error", "$ai_error", "broken", "\"broken\"");
        }
    }

    private static IEnumerable<TestCaseData> OfTasks()
    {
        foreach (
            var type in new[]
            {
                typeof(AiGeneration),
                typeof(AiEmbedding),
                typeof(AiSpan),
                typeof(AiTrace),
            }
        )
        {
            yield return Case(type, "SpanId", "$ai_span_id", "s", "\"s\"");
            yield return Case(type, "SpanName", "$ai_span_name", "n", "\"n\"");
            yield return Case(type, "AgentName", "$ai_agent_name", "a", "\"a\"");
            yield return Case(type, "Framework", "$ai_framework", "f", "\"f\"");
            yield return Case(type, "Latency", "$ai_latency", TimeSpan.FromSeconds(1.5), "1.5");
        }

        foreach (var type in new[] { typeof(AiSpan), typeof(AiTrace) })
        {
            yield return Case(type, "InputState", "$ai_input_state", "in", "\"in\"");
            yield return Case(type, "OutputState", "$ai_output_state", "out", "\"out\"");
        }

        yield return Case(typeof(AiSpan), "SpanType", "$ai_span_type", "tool", "\"tool\"");
        yield return Case(typeof(AiTrace), "TraceName", "$ai_trace_name", "n", "\"n\"");
    }

    private static IEnumerable<TestCaseData> OfCalls()
    {
        foreach (var type in new[] { typeof(AiGeneration), typeof(AiEmbedding) })
        {
            yield return Case(type, "Model", "$ai_model", "m", "\"m\"");
            yield return Case(type, "Provider", "$ai_provider", "OpenAI", "\"openai\"", "openai");
            yield return Case(type, "Input", "$ai_input", "text", "\"text\"");
            yield return Case(type, "InputTokens", "$ai_input_tokens", 3L, "3");
            yield return Case(type, "TotalTokens", "$ai_total_tokens", 4L, "4");
            yield return Case(type, "HttpStatus", "$ai_http_status", 429, "429");
            yield return Case(
                type,
                "BaseUrl",
                "$ai_base_url",
                Url,
                PublicUrl,
                "https://host.example/v1"
            );
            yield return Case(
                type,
                "RequestUrl",
                "$ai_request_url",
                Url,
                PublicUrl,
                "https://host.example/v1"
            );
            yield return Case(type, "ProviderMetadata", "$ai_provider_metadata", "x", "\"x\"");
            yield return Case(type, "Usage", "$ai_usage", "x", "\"x\"");
            yield return Case(type, "CostPassthrough", "$ai_cost_passthrough", true, "true");
        }
    }

    private static IEnumerable<TestCaseData> OfMoney()
    {
        foreach (var type in new[] { typeof(AiGeneration), typeof(AiEmbedding) })
        {
            yield return Case(type, "InputCost", "$ai_input_cost_usd", 0.25, "0.25");
            yield return Case(type, "TotalCost", "$ai_total_cost_usd", 0.25, "0.25");
            yield return Case(type, "RequestCost", "$ai_request_cost_usd", 0.25, "0.25");
            yield return Case(type, "InputTokenPrice", "$ai_input_token_price", 0.25, "0.25");
            yield return Case(type, "OutputTokenPrice", "$ai_output_token_price", 0.25, "0.25");
            yield return Case(type, "RequestPrice", "$ai_request_price", 0.25, "0.25");
        }

        yield return Case("OutputCost", "$ai_output_cost_usd", 0.25, "0.25");
        yield return Case("WebSearchCost", "$ai_web_search_cost_usd", 0.25, "0.25");
        yield return Case("CacheReadPrice", "$ai_cache_read_token_price", 0.0000003, "3E-07");
        yield return Case("CacheWritePrice", "$ai_cache_write_token_price", 0.25, "0.25");
        yield return Case("CacheWrite1hPrice", "$ai_cache_write_1h_token_price", 0.25, "0.25");
        yield return Case("WebSearchPrice", "$ai_web_search_price", 0.25, "0.25");
    }

    private static IEnumerable<TestCaseData> OfGenerations()
    {
        yield return Case("OutputChoices", "$ai_output_choices", "x", "\"x\"");
        yield return Case("Instructions", "$ai_instructions", "x", "\"x\"");
        yield return Case("Tools", "$ai_tools", "x", "\"x\"");
        yield return Case(
            "ToolsCalled",
            "$ai_tools_called",
            Tools,
            "\"look_ up,find\"",
            new[] { "look_ up", "find" }
        );
        yield return Case("ToolCallCount", "$ai_tool_call_count", 2, "2");
        yield return Case("ModelParameters", "$ai_model_parameters", "x", "\"x\"");
        yield return Case("Temperature", "$ai_temperature", 0.2, "0.2");
        yield return Case("MaxTokens", "$ai_max_tokens", 100L, "100");
        yield return Case("Stream", "$ai_stream", true, "true");
        yield return Case("ServiceTier", "$ai_service_tier", "flex", "\"flex\"");
        yield return Case(
            "TimeToFirstToken",
            "$ai_time_to_first_token",
            TimeSpan.FromSeconds(0.5),
            "0.5"
        );
        yield return Case("StopReason", "$ai_stop_reason", "length", "\"length\"");
        yield return Case("CompletionId", "$ai_completion_id", "c", "\"c\"");
        yield return Case("PromptName", "$ai_prompt_name", "p", "\"p\"");
        yield return Case("PromptVersion", "$ai_prompt_version", 7, "7");
    }

    private static IEnumerable<TestCaseData> OfTokens()
    {
        yield return Case("OutputTokens", "$ai_output_tokens", 3L, "3");
        yield return Case("ReasoningTokens", "$ai_reasoning_tokens", 3L, "3");
        yield return Case("CacheReadTokens", "$ai_cache_read_input_tokens", 3L, "3");
        yield return Case("CacheWriteTokens", "$ai_cache_creation_input_tokens", 3L, "3");
        yield return Case("CacheWrite5mTokens", "$ai_cache_creation_5m_input_tokens", 3L, "3");
        yield return Case("CacheWrite1hTokens", "$ai_cache_creation_1h_input_tokens", 3L, "3");
        yield return Case("CacheTokensAreExclusive", "$ai_cache_reporting_exclusive", true, "true");
        yield return Case("WebSearchCount", "$ai_web_search_count", 3L, "3");
        yield return Case("RequestCount", "$ai_request_count", 3L, "3");
    }

    [TestCaseSource(nameof(Properties))]
    public void Is_written_under_its_name_and_returned(
        Type type,
        string property,
        string wireName,
        object value,
        string json,
        object? returned
    )
    {
        var aiEvent = New(type);
        var info = type.GetProperty(property)!;

        info.SetValue(aiEvent, value);

        Assert.That(info.GetValue(aiEvent), Is.EqualTo(returned ?? value));
        Assert.That(
            Written.Event(aiEvent).Properties.GetProperty(wireName).GetRawText(),
            Is.EqualTo(json)
        );
    }

    [TestCaseSource(nameof(Properties))]
    public void Is_removed_by_null(
        Type type,
        string property,
        string wireName,
        object value,
        string json,
        object? returned
    )
    {
        var aiEvent = New(type);
        var info = type.GetProperty(property)!;
        info.SetValue(aiEvent, value);

        info.SetValue(aiEvent, null);

        // Every event has a trace.
        Assert.That(
            aiEvent.Properties.ContainsKey(wireName),
            Is.EqualTo(wireName == "$ai_trace_id"),
            $"{json} {returned}"
        );
    }

    [TestCase(typeof(AiGeneration))]
    [TestCase(typeof(AiEmbedding))]
    [TestCase(typeof(AiSpan))]
    [TestCase(typeof(AiTrace))]
    public void Every_property_is_in_the_table(Type type)
    {
        var declared = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.GetIndexParameters().Length == 0)
            .Where(one =>
                one.DeclaringType != typeof(PostHogEvent) && one.Name != nameof(AiEvent.PrivacyMode)
            )
            .Select(one => one.Name);

        var listed = Properties()
            .Where(one => one.Arguments[0] is Type listed && listed == type)
            .Select(one => (string)one.Arguments[1]!);

        Assert.That(listed, Is.EquivalentTo(declared));
    }

    private static AiEvent New(Type type) => (AiEvent)Activator.CreateInstance(type, "u")!;

    private static TestCaseData Case(
        string property,
        string wireName,
        object value,
        string json,
        object? returned = null
    ) => Case(typeof(AiGeneration), property, wireName, value, json, returned);

    private static TestCaseData Case(
        Type type,
        string property,
        string wireName,
        object value,
        string json,
        object? returned = null
    ) =>
        new TestCaseData(type, property, wireName, value, json, returned).SetArgDisplayNames(
            type.Name,
            property
        );
}
