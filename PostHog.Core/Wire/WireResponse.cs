namespace PostHog.Wire;

/// <summary>The result of a request: a response with a status, or a transport failure.</summary>
internal sealed class WireResponse
{
    private WireResponse(
        int status,
        string? retryAfter,
        string? location,
        byte[] body,
        TransportFailure? failure
    )
    {
        Status = status;
        RetryAfter = retryAfter;
        Location = location;
        Body = body;
        Failure = failure;
    }

    /// <summary>The HTTP status; 0 if there was no response.</summary>
    public int Status { get; }

    /// <summary>The <c>Retry-After</c> header, unparsed.</summary>
    public string? RetryAfter { get; }

    /// <summary>The <c>Location</c> header, unparsed.</summary>
    public string? Location { get; }

    /// <summary>The body, up to the limit.</summary>
    public byte[] Body { get; }

    /// <summary>Why there was no response; null if there was one.</summary>
    public TransportFailure? Failure { get; }

    /// <summary>The <c>ETag</c> header, unparsed, which identifies this version of the content.</summary>
    public string? ETag { get; private init; }

    /// <summary>Whether the body is longer than the part read.</summary>
    public bool IsCut { get; init; }

    /// <summary>The secrets that no text made from this response may repeat.</summary>
    public Secrets Secrets { get; private init; } = Secrets.None;

    public bool IsSuccess => Status is >= 200 and <= 299;

    public static WireResponse Of(
        int status,
        string? retryAfter,
        byte[] body,
        string? location = null,
        string? eTag = null
    ) => new(status, retryAfter, location, body, failure: null) { ETag = eTag };

    /// <summary>Creates a response from a body that was read up to its limit.</summary>
    public static WireResponse Of(
        int status,
        string? retryAfter,
        BoundedBody body,
        string? location,
        string? eTag
    ) =>
        new(status, retryAfter, location, body.ToArray(), failure: null)
        {
            ETag = eTag,
            IsCut = body.IsCut,
        };

    public static WireResponse NoResponse(TransportFailure failure) =>
        new(status: 0, retryAfter: null, location: null, body: [], failure);

    /// <summary>
    /// Returns this response with the secrets that its messages must hide, and removes them from its failure.
    /// </summary>
    public WireResponse Without(Secrets secrets) =>
        new(Status, RetryAfter, Location, Body, Failure?.Without(secrets))
        {
            ETag = ETag,
            IsCut = IsCut,
            Secrets = secrets,
        };
}
