using PostHog.Development;

namespace Chat;

/// <summary>Prints the AI events that a server received as the tree of their trace.</summary>
internal static class EventTree
{
    public static void Print(IReadOnlyList<ReceivedEvent> events)
    {
        var ids = events.Select(one => Text(one, "$ai_span_id")).ToHashSet();
        foreach (var root in events.Where(one => !ids.Contains(Text(one, "$ai_parent_id"))))
        {
            Print(root, events, depth: 0);
        }
    }

    private static void Print(ReceivedEvent one, IReadOnlyList<ReceivedEvent> events, int depth)
    {
        var about = Text(one, "$ai_span_name") ?? Text(one, "$ai_model");
        Console.WriteLine($"{new string(' ', 2 * depth)}{one.Name} {about}");
        var id = Text(one, "$ai_span_id");
        foreach (var child in events.Where(other => Text(other, "$ai_parent_id") == id))
        {
            Print(child, events, depth + 1);
        }
    }

    private static string? Text(ReceivedEvent one, string property) =>
        one.Json.GetProperty("properties").TryGetProperty(property, out var value)
            ? value.GetString()
            : null;
}
