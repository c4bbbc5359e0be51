using System.Text.Json;

namespace PostHog.Compliance.Tests.Sent;

/// <summary>An event as the server saw it.</summary>
internal sealed class SentEvent(JsonElement json)
{
    public string Name => Text("event")!;

    public string Uuid => Text("uuid")!;

    /// <summary>Exactly what was sent.</summary>
    public string Raw => json.GetRawText();

    /// <summary>A member that is text; null when it was not sent.</summary>
    public string? Text(string name) => Member(name)?.GetString();

    /// <summary>A member; null when it was not sent.</summary>
    public JsonElement? Member(string name) => Find(json, name);

    /// <summary>A property as it was written; null when it was not sent.</summary>
    public string? Property(string name) =>
        Find(json.GetProperty("properties"), name)?.GetRawText();

    /// <summary>An option as it was written; null when it was not sent.</summary>
    public string? Option(string name) => Find(json.GetProperty("options"), name)?.GetRawText();

    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value : null;
}
