using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes the tools that a model is offered.</summary>
internal static class ToolList
{
    /// <summary>Returns the tools; null if there are none.</summary>
    public static List<object?>? Of(IList<AITool>? tools)
    {
        if (tools is not { Count: > 0 })
        {
            return null;
        }

        var list = new List<object?>(tools.Count);
        foreach (var tool in tools)
        {
            list.Add(Of(tool));
        }

        return list;
    }

    private static Dictionary<string, object?> Of(AITool tool)
    {
        if (tool is not AIFunctionDeclaration function)
        {
            return new(1, StringComparer.Ordinal) { ["type"] = tool.Name };
        }

        return new(2, StringComparer.Ordinal)
        {
            ["type"] = "function",
            ["function"] = new Dictionary<string, object?>(3, StringComparer.Ordinal)
            {
                ["name"] = function.Name,
                ["description"] = function.Description.Length == 0 ? null : function.Description,
                ["parameters"] = function.JsonSchema,
            },
        };
    }
}
