using System.Text.Json.Nodes;

namespace Chat.Model;

/// <summary>OpenAI's responses.</summary>
internal sealed class ResponseFormat : WireFormat
{
    public override JsonObject Whole(ModelAnswer answer) => Response(answer, "completed");

    public override IEnumerable<string> Stream(ModelAnswer answer) =>
        Events(answer).Select(NumberedEvent);

    private static string NumberedEvent((string Type, JsonObject Data) one, int number)
    {
        one.Data["type"] = one.Type;
        one.Data["sequence_number"] = number;
        return $"event: {one.Type}\n{Event(one.Data)}";
    }

    private IEnumerable<(string Type, JsonObject Data)> Events(ModelAnswer answer)
    {
        var begun = answer with { Pieces = [], ToolCalls = [], HasUsage = false };
        yield return ("response.created", new() { ["response"] = Response(begun, "in_progress") });
        foreach (var text in Texts(answer))
        {
            yield return text;
        }

        if (answer.BreaksOff)
        {
            yield break;
        }

        if (answer.Pieces.Count > 0)
        {
            var message = MessageOf(answer.Text, "completed");
            yield return ("response.output_item.done", Item(0, message));
        }

        foreach (var (call, index) in answer.ToolCalls.Select((call, index) => (call, index)))
        {
            yield return ("response.output_item.added", Item(index, CallOf(call)));
            yield return ("response.output_item.done", Item(index, CallOf(call)));
        }

        yield return ("response.completed", new() { ["response"] = Whole(answer) });
    }

    private static IEnumerable<(string Type, JsonObject Data)> Texts(ModelAnswer answer)
    {
        if (answer.Pieces.Count > 0)
        {
            yield return ("response.output_item.added", Item(0, MessageOf("", "in_progress")));
        }

        foreach (var piece in answer.Pieces)
        {
            yield return (
                "response.output_text.delta",
                new()
                {
                    ["item_id"] = "msg_1",
                    ["output_index"] = 0,
                    ["content_index"] = 0,
                    ["delta"] = piece,
                }
            );
        }
    }

    private static JsonObject Response(ModelAnswer answer, string status)
    {
        var output = new JsonArray();
        if (answer.Pieces.Count > 0)
        {
            output.Add(MessageOf(answer.Text, "completed"));
        }

        foreach (var call in answer.ToolCalls)
        {
            output.Add(CallOf(call));
        }

        var response = new JsonObject
        {
            ["id"] = "resp_1",
            ["object"] = "response",
            ["created_at"] = 1_760_000_000,
            ["status"] = status,
            ["model"] = Model,
            ["service_tier"] = "default",
            ["output"] = output,
            ["parallel_tool_calls"] = true,
            ["tool_choice"] = "auto",
            ["tools"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
        };
        if (answer.HasUsage)
        {
            response["usage"] = UsageOf(answer);
        }

        return response;
    }

    private static JsonObject Item(int index, JsonObject item) =>
        new() { ["output_index"] = index, ["item"] = item };

    private static JsonObject MessageOf(string text, string status) =>
        new()
        {
            ["type"] = "message",
            ["id"] = "msg_1",
            ["status"] = status,
            ["role"] = "assistant",
            ["content"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "output_text",
                    ["text"] = text,
                    ["annotations"] = new JsonArray(),
                }
            ),
        };

    private static JsonObject CallOf(ModelToolCall call) =>
        new()
        {
            ["type"] = "function_call",
            ["id"] = "fc_" + call.Id,
            ["call_id"] = call.Id,
            ["name"] = call.Name,
            ["arguments"] = call.Arguments,
            ["status"] = "completed",
        };

    private static JsonObject UsageOf(ModelAnswer answer) =>
        new()
        {
            ["input_tokens"] = answer.InputTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = answer.CachedTokens },
            ["output_tokens"] = answer.OutputTokens,
            ["output_tokens_details"] = new JsonObject
            {
                ["reasoning_tokens"] = answer.ReasoningTokens,
            },
            ["total_tokens"] = answer.InputTokens + answer.OutputTokens,
        };
}
