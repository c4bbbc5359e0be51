namespace Chat.Model;

/// <summary>What the model server answers to one request.</summary>
internal sealed record ModelAnswer
{
    /// <summary>The text, in the pieces in which it is streamed.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>The calls of tools that the model asks for.</summary>
    public IReadOnlyList<ModelToolCall> ToolCalls { get; init; } = [];

    /// <summary>The HTTP status; anything but 200 is an error without an answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whether a stream ends inside the part after the pieces, as if the server had crashed.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>Whether the answer says what it used.</summary>
    public bool HasUsage { get; init; } = true;

    public int InputTokens { get; init; } = 20;

    public int CachedTokens { get; init; }

    public int OutputTokens { get; init; } = 8;

    public int ReasoningTokens { get; init; }

    /// <summary>The whole text.</summary>
    public string Text => string.Concat(Pieces);

    public static ModelAnswer Of(params string[] pieces) => new() { Pieces = pieces };
}
