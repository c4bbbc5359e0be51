using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Content;

#pragma warning disable MEAI001 // The types are experimental: if a later version lacks one, its parts are unknown ones.

/// <summary>Writes the tools that a provider runs itself: searches, programs, images and MCP servers.</summary>
internal static class ServerToolPart
{
    /// <summary>Whether a model searched the web.</summary>
    public static bool IsWebSearch(AIContent content) => content is WebSearchToolCallContent;

    /// <summary>Adds the part; returns false for content of another kind.</summary>
    public static bool TryAdd(List<object?> parts, AIContent content, ContentRules rules)
    {
        switch (content)
        {
            case WebSearchToolCallContent search:
                parts.Add(
                    Call(search, "web_search", ("queries", search.Queries?.ToList<object?>()))
                );
                return true;
            case CodeInterpreterToolCallContent code:
                parts.Add(Call(code, "code_interpreter", ("inputs", PartsOf(code.Inputs, rules))));
                return true;
            case ImageGenerationToolCallContent image:
                parts.Add(Call(image, "image_generation"));
                return true;
            case McpServerToolCallContent mcp:
                parts.Add(CallOf(mcp, rules));
                return true;
            case WebSearchToolResultContent search:
                parts.Add(Result(search, "web_search", ResultsOf(search)));
                return true;
            case ToolResultContent result when OutputsOf(result) is var (name, outputs):
                parts.Add(Result(result, name, PartsOf(outputs, rules)));
                return true;
            default:
                return false;
        }
    }

    private static (string? Name, IList<AIContent>? Outputs)? OutputsOf(ToolResultContent result) =>
        result switch
        {
            CodeInterpreterToolResultContent code => ("code_interpreter", code.Outputs),
            ImageGenerationToolResultContent image => ("image_generation", image.Outputs),
            McpServerToolResultContent mcp => (null, mcp.Outputs),
            _ => null,
        };

    // Versions of the library differ in the name of this member.
    private static object? ResultsOf(WebSearchToolResultContent search)
    {
        var type = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent));
        var json = JsonSerializer.SerializeToElement(search, type);
        return
            json.TryGetProperty("outputs", out var results)
            || json.TryGetProperty("results", out results)
            ? JsonContent.Of(results)
            : null;
    }

    private static Dictionary<string, object?> CallOf(
        McpServerToolCallContent call,
        ContentRules rules
    )
    {
        var part = Call(call, call.Name);
        var function = (Dictionary<string, object?>)part["function"]!;
        function["arguments"] = ContentPart.ValueOf(call.Arguments, rules);
        if (call.ServerName is { } server)
        {
            part["server"] = server;
        }

        return part;
    }

    private static Dictionary<string, object?> Call(
        ToolCallContent call,
        string name,
        params (string Name, List<object?>? Values)[] arguments
    )
    {
        var function = new Dictionary<string, object?>(2, StringComparer.Ordinal)
        {
            ["name"] = name,
        };
        foreach (var (argument, values) in arguments)
        {
            if (values is not null)
            {
                function["arguments"] = new Dictionary<string, object?>(1, StringComparer.Ordinal)
                {
                    [argument] = values,
                };
            }
        }

        return new(4, StringComparer.Ordinal)
        {
            ["type"] = "tool-call",
            ["id"] = call.CallId,
            ["function"] = function,
        };
    }

    private static Dictionary<string, object?> Result(
        ToolResultContent result,
        string? name,
        object? output
    )
    {
        var part = new Dictionary<string, object?>(4, StringComparer.Ordinal)
        {
            ["type"] = "tool-result",
            ["toolCallId"] = result.CallId,
        };
        if (name is not null)
        {
            part["toolName"] = name;
        }

        part["output"] = output;
        return part;
    }

    private static List<object?>? PartsOf(IList<AIContent>? contents, ContentRules rules) =>
        contents is null ? null : ContentPart.PartsOf(contents, rules);
}
