using System.Text.Json.Nodes;

namespace Chat.Model;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class CompletionFormat : WireFormat
{
    public override JsonObject Whole(ModelAnswer answer)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text };
        if (answer.ToolCalls.Count > 0)
        {
            message["content"] = null;
            message["tool_calls"] = new JsonArray([.. answer.ToolCalls.Select(CallOf)]);
        }

        var whole = Frame("chat.completion", Choice("message", message, ReasonOf(answer)));
        if (answer.HasUsage)
        {
            whole["usage"] = UsageOf(answer);
        }

        return whole;
    }

    public override IEnumerable<string> Stream(ModelAnswer answer)
    {
        yield return Chunk(new() { ["role"] = "assistant", ["content"] = "" });
        foreach (var piece in answer.Pieces)
        {
            yield return Chunk(new() { ["content"] = piece });
        }

        foreach (var (call, index) in answer.ToolCalls.Select((call, index) => (call, index)))
        {
            var delta = CallOf(call);
            delta["index"] = index;
            yield return Chunk(new() { ["tool_calls"] = new JsonArray(delta) });
        }

        if (answer.BreaksOff)
        {
            yield break;
        }

        yield return Event(Frame("chat.completion.chunk", Choice("delta", [], ReasonOf(answer))));
        if (answer.HasUsage)
        {
            var last = Frame("chat.completion.chunk");
            last["usage"] = UsageOf(answer);
            yield return Event(last);
        }

        yield return "data: [DONE]\n\n";
    }

    private static string Chunk(JsonObject delta) =>
        Event(Frame("chat.completion.chunk", Choice("delta", delta, reason: null)));

    private static JsonObject Frame(string kind, params JsonNode[] choices) =>
        new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = kind,
            ["created"] = 1_760_000_000,
            ["model"] = Model,
            ["service_tier"] = "default",
            ["choices"] = new JsonArray(choices),
        };

    private static JsonObject Choice(string member, JsonObject content, string? reason) =>
        new()
        {
            ["index"] = 0,
            [member] = content,
            ["finish_reason"] = reason,
        };

    private static JsonObject CallOf(ModelToolCall call) =>
        new()
        {
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
        };

    private static string ReasonOf(ModelAnswer answer) =>
        answer.ToolCalls.Count > 0 ? "tool_calls" : "stop";

    private static JsonObject UsageOf(ModelAnswer answer) =>
        new()
        {
            ["prompt_tokens"] = answer.InputTokens,
            ["completion_tokens"] = answer.OutputTokens,
            ["total_tokens"] = answer.InputTokens + answer.OutputTokens,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = answer.CachedTokens },
            ["completion_tokens_details"] = new JsonObject
            {
                ["reasoning_tokens"] = answer.ReasoningTokens,
            },
        };
}
