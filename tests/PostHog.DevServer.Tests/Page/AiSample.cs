namespace PostHog.Development.Tests.Page;

/// <summary>The events of one answer of a model, with a tool, and of a call that failed.</summary>
internal static class AiSample
{
    public static readonly string[] Events =
    [
        Event(
            "$ai_generation",
            """
            "$ai_span_id":"g-1","$ai_parent_id":"trace-1","$ai_model":"gpt-5-mini","$ai_provider":"openai",
            "$ai_latency":1.234,"$ai_input_tokens":21,"$ai_output_tokens":8,
            "$ai_input":[{"role":"user","content":"Where is my order?"}]
            """
        ),
        Event(
            "$ai_span",
            """
            "$ai_span_id":"s-1","$ai_parent_id":"trace-1","$ai_span_name":"find_order","$ai_latency":0.02,
            "$ai_input_state":{"number":7},"$ai_output_state":"<b>order 7</b>"
            """
        ),
        Event(
            "$ai_embedding",
            """
            "$ai_span_id":"e-1","$ai_parent_id":"s-1","$ai_model":"text-embedding-3-small","$ai_input_tokens":5
            """
        ),
        Event(
            "$ai_trace",
            """
            "$ai_span_id":"trace-1","$ai_span_name":"answer question","$ai_latency":2
            """
        ),
        Event(
            "$ai_generation",
            """
            "$ai_span_id":"g-2","$ai_model":"gpt-5-mini","$ai_is_error":true,"$ai_error":"rate limit reached",
            "$ai_http_status":429
            """,
            "trace-2"
        ),
        // Each names the other as its parent.
        Event("$ai_span", "\"$ai_span_id\":\"a\",\"$ai_parent_id\":\"b\"", "trace-3"),
        Event("$ai_span", "\"$ai_span_id\":\"b\",\"$ai_parent_id\":\"a\"", "trace-3"),
    ];

    private static string Event(string name, string properties, string trace = "trace-1") =>
        $$"""
            {"event":"{{name}}","distinct_id":"user-42","properties":{"$ai_trace_id":"{{trace}}",{{properties}} } }
            """;
}
