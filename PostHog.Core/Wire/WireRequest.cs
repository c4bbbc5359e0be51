namespace PostHog.Wire;

/// <summary>One request, complete: the sender adds only its user agent.</summary>
internal sealed record WireRequest(Uri Url, byte[] Body, string? ContentEncoding, TimeSpan Timeout)
{
    private static readonly KeyValuePair<string, string>[] NoHeaders = [];

    /// <summary>Whether this is a GET, which has no body; otherwise it is a POST.</summary>
    public bool IsGet { get; private init; }

    /// <summary>Headers beside those of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = NoHeaders;

    /// <summary>How many bytes are read of the answer if it is a success.</summary>
    public int LongestSuccess { get; init; } = AnswerLimits.Short;

    /// <summary>Returns what takes the body of an answer with this status.</summary>
    public AnswerBody BodyFor(int status) =>
        status is >= 200 and <= 299
            ? new AnswerBody(LongestSuccess, isNeeded: true)
            : new AnswerBody(AnswerLimits.Short, isNeeded: false);

    /// <summary>Returns this request with no more time than is left; null leaves it its own.</summary>
    public WireRequest Within(TimeSpan? left) =>
        left is { } time && time < Timeout ? this with { Timeout = time } : this;

    /// <summary>Makes a request that asks for something and sends nothing.</summary>
    public static WireRequest Get(Uri url, TimeSpan timeout) =>
        new(url, [], ContentEncoding: null, timeout) { IsGet = true };
}
