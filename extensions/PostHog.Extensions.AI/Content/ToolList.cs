using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes the tools that a model is offered.</summary>
internal static class ToolList
{
    // A tool without anything but its name.
    private const int MinBytes = 100;
    private const int MaxNameBytes = 1_000;

    private static readonly ConditionalWeakTable<AIFunctionDeclaration, StrongBox<int>> Sizes =
        new();

    /// <summary>Returns the tools; null if there are none.</summary>
    public static List<object?>? Of(IList<AITool>? tools)
    {
        if (tools is not { Count: > 0 })
        {
            return null;
        }

        var list = new List<object?>(tools.Count);
        var room = ContentLimit.MaxToolBytes - ContentLimit.NoteBytes;
        var left = tools.Count;
        foreach (var tool in tools)
        {
            if (tool is null)
            {
                left--;
                continue;
            }

            var size = SizeOf(tool);
            var isShort = size > room;
            if (isShort && tool.Name.Length + MinBytes > room)
            {
                break;
            }

            left--;
            list.Add(isShort ? Function(tool.Name) : Of(tool));
            room -= isShort ? tool.Name.Length + MinBytes : size;
        }

        if (left > 0)
        {
            list.Add(ContentLimit.Note(like: null, left));
        }

        return list;
    }

    // Schemas do not change, and are as long as their text.
    private static int SizeOf(AITool tool) =>
        tool is AIFunctionDeclaration function
            ? Sizes.GetValue(function, static one => new StrongBox<int>(Measure(one))).Value
            : tool.Name.Length + MinBytes;

    private static int Measure(AIFunctionDeclaration function) =>
        (int)
            Math.Min(
                MinBytes
                    + JsonSize.Of(function.Name)
                    + JsonSize.Of(function.Description)
                    + Encoding.UTF8.GetByteCount(function.JsonSchema.GetRawText()),
                int.MaxValue
            );

    // Those that do not fit have a name at least.
    private static Dictionary<string, object?> Function(string name) =>
        new(2, StringComparer.Ordinal)
        {
            ["type"] = "function",
            ["function"] = new Dictionary<string, object?>(1, StringComparer.Ordinal)
            {
                ["name"] = TextLimit.Cut(name, MaxNameBytes),
            },
        };

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
