namespace PostHog.Wire;

/// <summary>One POST, complete: whoever sends it adds nothing but what it calls itself.</summary>
internal sealed record WireRequest(Uri Url, byte[] Body, string? ContentEncoding, TimeSpan Timeout)
{
    private static readonly KeyValuePair<string, string>[] NoHeaders = [];

    /// <summary>Headers beside those of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = NoHeaders;

    /// <summary>Returns the request for a body, made smaller as wished.</summary>
    public static WireRequest Of(Uri url, byte[] body, Codec codec, TimeSpan timeout) =>
        codec switch
        {
            Codec.Gzip => new(url, Compression.Gzip(body), WireNames.Gzip, timeout),
            _ => new(url, body, ContentEncoding: null, timeout),
        };
}
