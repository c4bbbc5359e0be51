namespace PostHog.Development;

/// <summary>A request as it crossed the socket, and what was answered. Immutable.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest() { }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query, as they were sent.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The headers, found whatever their case; values sent under one name are joined by a comma.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>
    /// The body as text, decompressed. Empty when there was none, while it is still arriving, and when
    /// it was too large or could not be decompressed, and where bodies are not kept.
    /// </summary>
    public required string Body { get; init; }

    /// <summary>How many bytes the body had on the wire, that is, compressed.</summary>
    public required long WireLength { get; init; }

    /// <summary>The status answered; null while there is no answer or when the connection was dropped.</summary>
    public required int? Status { get; init; }

    /// <summary>Why the request, or some of its events, were refused; null when they were not.</summary>
    public required string? Problem { get; init; }

    /// <summary>When its headers had arrived.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The client's port: the same for two requests that shared a connection.</summary>
    public required int RemotePort { get; init; }

    /// <summary>Its place among all requests, from 1.</summary>
    internal long Number { get; init; }

    /// <summary>How many bytes the body has, decompressed.</summary>
    internal long BodyLength { get; init; }

    /// <summary>What all attempts to send the same events have in common; null for other requests.</summary>
    internal string? Batch { get; init; }

    /// <summary>The fault that was played, in words.</summary>
    internal string? Fault { get; init; }

    /// <summary>The start of the text that was answered.</summary>
    internal string? AnswerText { get; init; }

    /// <summary>How long it took until the answer began, or the connection was dropped.</summary>
    internal TimeSpan? Duration { get; init; }

    /// <summary>Whether the connection was dropped before an answer.</summary>
    internal bool IsDropped { get; init; }
}
