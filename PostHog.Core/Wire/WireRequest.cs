namespace PostHog.Wire;

/// <summary>One complete request; the sender adds only its user agent.</summary>
internal sealed record WireRequest(Uri Url, byte[] Body, string? ContentEncoding, TimeSpan Timeout)
{
    private static readonly KeyValuePair<string, string>[] NoHeaders = [];

    /// <summary>Whether this is a GET, which has no body; otherwise it is a POST.</summary>
    public bool IsGet { get; private init; }

    /// <summary>The headers besides those of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = NoHeaders;

    /// <summary>The maximum number of bytes to read of a successful response.</summary>
    public int SuccessLimit { get; init; } = ResponseLimits.Short;

    /// <summary>The number of application callbacks that led to what is sent.</summary>
    public int CallbackDepth { get; init; }

    /// <summary>Returns the collector for the body of a response with this status.</summary>
    public BoundedBody BodyFor(int status) =>
        status is >= 200 and <= 299
            ? new BoundedBody(SuccessLimit, isNeeded: true)
            : new BoundedBody(ResponseLimits.Short, isNeeded: false) { IsPresent = status >= 200 };

    /// <summary>
    /// Returns this request with its timeout limited to the time left; null leaves the timeout unchanged.
    /// </summary>
    public WireRequest Within(TimeSpan? left) =>
        left is { } time && time < Timeout ? this with { Timeout = time } : this;

    /// <summary>Creates a GET request, which has no body.</summary>
    public static WireRequest Get(Uri url, TimeSpan timeout) =>
        new(url, [], ContentEncoding: null, timeout) { IsGet = true };
}
