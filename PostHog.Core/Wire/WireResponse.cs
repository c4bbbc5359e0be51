namespace PostHog.Wire;

/// <summary>What came back for a request: an answer with a status, or a failure of the transport.</summary>
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

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int Status { get; }

    /// <summary>The <c>Retry-After</c> header as it stood.</summary>
    public string? RetryAfter { get; }

    /// <summary>The <c>Location</c> header as it stood.</summary>
    public string? Location { get; }

    /// <summary>The body, as far as it was read.</summary>
    public byte[] Body { get; }

    /// <summary>Why there was no answer; null when there was one.</summary>
    public TransportFailure? Failure { get; }

    /// <summary>The <c>ETag</c> header as it stood: the name of this very content.</summary>
    public string? ETag { get; private init; }

    /// <summary>Whether the body is longer than what was read of it.</summary>
    public bool IsCut { get; init; }

    /// <summary>What no text made from this answer may repeat.</summary>
    public Secrets Secrets { get; private init; } = Secrets.None;

    public bool IsSuccess => Status is >= 200 and <= 299;

    public static WireResponse Answer(
        int status,
        string? retryAfter,
        byte[] body,
        string? location = null,
        string? eTag = null
    ) => new(status, retryAfter, location, body, failure: null) { ETag = eTag };

    /// <summary>Makes an answer of a body that was read as far as it may be.</summary>
    public static WireResponse Answer(
        int status,
        string? retryAfter,
        AnswerBody body,
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

    /// <summary>Returns this answer, read without these secrets.</summary>
    public WireResponse Without(Secrets secrets) =>
        new(Status, RetryAfter, Location, Body, Failure?.Without(secrets))
        {
            ETag = ETag,
            IsCut = IsCut,
            Secrets = secrets,
        };
}
