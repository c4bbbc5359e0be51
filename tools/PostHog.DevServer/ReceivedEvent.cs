using System.Text.Json;

namespace PostHog.Development;

/// <summary>An event the server accepted. Immutable.</summary>
public sealed class ReceivedEvent
{
    internal ReceivedEvent(JsonElement json, string path, DateTimeOffset receivedAt)
    {
        Json = json;
        Path = path;
        ReceivedAt = receivedAt;
    }

    /// <summary>The event exactly as it was sent: no member added, no date or number rewritten.</summary>
    public JsonElement Json { get; }

    /// <summary>The event's name.</summary>
    public string Name => Text("event") ?? "";

    /// <summary>Whom the event is about.</summary>
    public string DistinctId => Text("distinct_id") ?? "";

    /// <summary>The event's id as it was written, or null when it was sent without one.</summary>
    public string? Uuid => Text("uuid");

    /// <summary>The path of the request that brought it, such as <c>/batch/</c>.</summary>
    public string Path { get; }

    /// <summary>When the server stored it.</summary>
    public DateTimeOffset ReceivedAt { get; }

    private string? Text(string member) =>
        Json.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
