using System.Text.Json.Nodes;

namespace Chat.Model;

/// <summary>Ollama's chat: a line of JSON for each part.</summary>
internal sealed class OllamaFormat : WireFormat
{
    public override bool StreamsByDefault => true;

    public override string StreamType => "application/x-ndjson";

    public override string BrokenPart => "{\"model\":\n";

    public override JsonObject Whole(ModelAnswer answer) => End(answer, answer.Text);

    public override IEnumerable<string> Stream(ModelAnswer answer)
    {
        foreach (var piece in answer.Pieces)
        {
            yield return Line(Part(piece, []));
        }

        if (answer.ToolCalls.Count > 0)
        {
            yield return Line(Part("", answer.ToolCalls));
        }

        if (!answer.BreaksOff)
        {
            yield return Line(End(answer, ""));
        }
    }

    private static string Line(JsonObject part) => part.ToJsonString() + "\n";

    private static JsonObject End(ModelAnswer answer, string text)
    {
        var end = Part(text, []);
        end["done"] = true;
        end["done_reason"] = "stop";
        end["prompt_eval_count"] = answer.InputTokens;
        end["eval_count"] = answer.OutputTokens;
        return end;
    }

    private static JsonObject Part(string text, IReadOnlyList<ModelToolCall> calls)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = text };
        if (calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([
                .. calls.Select(call => new JsonObject
                {
                    ["function"] = new JsonObject
                    {
                        ["name"] = call.Name,
                        ["arguments"] = JsonNode.Parse(call.Arguments),
                    },
                }),
            ]);
        }

        return new()
        {
            ["model"] = "llama3.2",
            ["created_at"] = "2026-03-01T12:00:00Z",
            ["message"] = message,
            ["done"] = false,
        };
    }
}
