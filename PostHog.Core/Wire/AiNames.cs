namespace PostHog.Wire;

// Facts: ai-properties, ai-events, ai-providers.
/// <summary>The names for events about language models on PostHog's wire.</summary>
internal static class AiNames
{
    /// <summary>How the names of all properties about AI begin.</summary>
    public const string Prefix = "$ai_";

    // Events
    public const string Generation = "$ai_generation";
    public const string Embedding = "$ai_embedding";
    public const string Span = "$ai_span";
    public const string Trace = "$ai_trace";
    public const string Feedback = "$ai_feedback";
    public const string Metric = "$ai_metric";

    // The tree of a trace
    public const string TraceId = "$ai_trace_id";
    public const string SessionId = "$ai_session_id";
    public const string SpanId = "$ai_span_id";
    public const string ParentId = "$ai_parent_id";
    public const string SpanName = "$ai_span_name";
    public const string SpanType = "$ai_span_type";
    public const string TraceName = "$ai_trace_name";
    public const string AgentName = "$ai_agent_name";
    public const string Framework = "$ai_framework";

    // The call
    public const string Model = "$ai_model";
    public const string Provider = "$ai_provider";
    public const string ModelParameters = "$ai_model_parameters";
    public const string Temperature = "$ai_temperature";
    public const string MaxTokens = "$ai_max_tokens";
    public const string Stream = "$ai_stream";
    public const string ServiceTier = "$ai_service_tier";
    public const string Tools = "$ai_tools";
    public const string ToolsCalled = "$ai_tools_called";
    public const string ToolCallCount = "$ai_tool_call_count";
    public const string BaseUrl = "$ai_base_url";
    public const string RequestUrl = "$ai_request_url";
    public const string PromptName = "$ai_prompt_name";
    public const string PromptVersion = "$ai_prompt_version";

    // Content
    public const string Input = "$ai_input";
    public const string OutputChoices = "$ai_output_choices";
    public const string InputState = "$ai_input_state";
    public const string OutputState = "$ai_output_state";
    public const string Instructions = "$ai_instructions";

    // The outcome
    public const string Latency = "$ai_latency";
    public const string TimeToFirstToken = "$ai_time_to_first_token";
    public const string HttpStatus = "$ai_http_status";
    public const string IsError = "$ai_is_error";
    public const string Error = "$ai_error";
    public const string StopReason = "$ai_stop_reason";
    public const string CompletionId = "$ai_completion_id";
    public const string ProviderMetadata = "$ai_provider_metadata";

    // Tokens and counts
    public const string InputTokens = "$ai_input_tokens";
    public const string OutputTokens = "$ai_output_tokens";
    public const string TotalTokens = "$ai_total_tokens";
    public const string ReasoningTokens = "$ai_reasoning_tokens";
    public const string CacheReadTokens = "$ai_cache_read_input_tokens";
    public const string CacheWriteTokens = "$ai_cache_creation_input_tokens";
    public const string CacheWrite5mTokens = "$ai_cache_creation_5m_input_tokens";
    public const string CacheWrite1hTokens = "$ai_cache_creation_1h_input_tokens";
    public const string CacheIsExclusive = "$ai_cache_reporting_exclusive";
    public const string WebSearchCount = "$ai_web_search_count";
    public const string RequestCount = "$ai_request_count";
    public const string Usage = "$ai_usage";
    public const string TokensSource = "$ai_tokens_source";

    // Costs in US dollars, and prices for one token, request or search
    public const string InputCost = "$ai_input_cost_usd";
    public const string OutputCost = "$ai_output_cost_usd";
    public const string RequestCost = "$ai_request_cost_usd";
    public const string WebSearchCost = "$ai_web_search_cost_usd";
    public const string TotalCost = "$ai_total_cost_usd";
    public const string InputTokenPrice = "$ai_input_token_price";
    public const string OutputTokenPrice = "$ai_output_token_price";
    public const string CacheReadPrice = "$ai_cache_read_token_price";
    public const string CacheWritePrice = "$ai_cache_write_token_price";
    public const string CacheWrite1hPrice = "$ai_cache_write_1h_token_price";
    public const string CostPassthrough = "$ai_cost_passthrough";
    public const string RequestPrice = "$ai_request_price";
    public const string WebSearchPrice = "$ai_web_search_price";

    // Feedback and metrics
    public const string FeedbackText = "$ai_feedback_text";
    public const string MetricName = "$ai_metric_name";
    public const string MetricValue = "$ai_metric_value";

    /// <summary>Whether a property holds what was said to a model or by it.</summary>
    public static bool IsContent(string property) =>
        property is Input or OutputChoices or InputState or OutputState or Instructions;

    /// <summary>Whether a property counts something, such as tokens.</summary>
    public static bool IsCount(string property) =>
        property
            is InputTokens
                or OutputTokens
                or TotalTokens
                or ReasoningTokens
                or CacheReadTokens
                or CacheWriteTokens
                or CacheWrite5mTokens
                or CacheWrite1hTokens
                or WebSearchCount
                or RequestCount
                or ToolCallCount
                or MaxTokens;

    /// <summary>Whether a property is a cost or a price.</summary>
    public static bool IsMoney(string property) =>
        property
            is InputCost
                or OutputCost
                or RequestCost
                or WebSearchCost
                or TotalCost
                or InputTokenPrice
                or OutputTokenPrice
                or CacheReadPrice
                or CacheWritePrice
                or CacheWrite1hPrice
                or RequestPrice
                or WebSearchPrice;

    /// <summary>Whether a property says how long something took.</summary>
    public static bool IsTime(string property) => property is Latency or TimeToFirstToken;
}
