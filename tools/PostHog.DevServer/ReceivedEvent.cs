using System.Runtime.InteropServices;
using System.Text.Json;
using PostHog.Development.Ingestion;

namespace PostHog.Development;

/// <summary>An event the server accepted. Immutable.</summary>
public sealed class ReceivedEvent
{
    private const int Overhead = 256;

    private static readonly JsonDocumentOptions AsDeepAsPostHog = new() { MaxDepth = 128 };

    // Text, not a document: that has twelve bytes more for each value, and its size could not be told.
    private readonly ReadOnlyMemory<byte> _utf8;

    internal ReceivedEvent(
        JsonElement json,
        string path,
        DateTimeOffset receivedAt,
        ReadOnlyMemory<byte> body = default
    )
    {
        _utf8 = TextOf(json, body);
        Name = EventFields.NameOf(json) ?? "";
        DistinctId = EventFields.DistinctIdOf(json) ?? "";
        Uuid = JsonText.Read(json, "uuid");
        Path = path;
        ReceivedAt = receivedAt;
    }

    /// <summary>Reads an event that was kept; null when it is no JSON object.</summary>
    internal static ReceivedEvent? Read(byte[] utf8, string path, DateTimeOffset receivedAt)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, AsDeepAsPostHog);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new ReceivedEvent(document.RootElement, path, receivedAt)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The event exactly as it was sent: no member added, no date or number rewritten. Read from its text at each call.
    /// </summary>
    public JsonElement Json => JsonDocument.Parse(_utf8, AsDeepAsPostHog).RootElement;

    // What is most of a body shares it with the log of requests, instead of being kept twice.
    private static ReadOnlyMemory<byte> TextOf(JsonElement json, ReadOnlyMemory<byte> body)
    {
        var text = JsonMarshal.GetRawUtf8Value(json);
        return text.Length > body.Length / 2 && body.Span.Overlaps(text, out var start)
            ? body.Slice(start, text.Length)
            : text.ToArray();
    }

    /// <summary>The event's name.</summary>
    public string Name { get; }

    /// <summary>Whom the event is about.</summary>
    public string DistinctId { get; }

    /// <summary>The event's id as it was written, or null when it was sent without one.</summary>
    public string? Uuid { get; }

    /// <summary>The path of the request that brought it, such as <c>/batch/</c>.</summary>
    public string Path { get; }

    /// <summary>When the server stored it.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The event's JSON as it was sent, in UTF-8.</summary>
    internal ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>About how many bytes it takes in memory.</summary>
    internal long Bytes => _utf8.Length + Overhead + 2L * (Name.Length + DistinctId.Length);
}
