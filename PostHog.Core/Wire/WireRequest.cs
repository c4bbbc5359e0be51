namespace PostHog.Wire;

/// <summary>One POST, complete: whoever sends it adds nothing but what it calls itself.</summary>
internal sealed record WireRequest(Uri Url, byte[] Body, string? ContentEncoding, TimeSpan Timeout)
{
    private static readonly KeyValuePair<string, string>[] NoHeaders = [];

    /// <summary>Headers beside those of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = NoHeaders;
}
