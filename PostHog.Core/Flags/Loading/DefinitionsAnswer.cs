using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Flags.Loading;

// Facts: definitions-etag, definitions-status-codes.
/// <summary>The answer to a request for definitions, or what a shared store gave in its place.</summary>
/// <param name="Kind">What it means for the definitions that are loaded.</param>
/// <param name="Json">The definitions, as text; empty when there are none in it.</param>
/// <param name="ETag">What the server calls these definitions; null when it did not say.</param>
/// <param name="Failure">Why there are none; null when all is well.</param>
internal sealed record DefinitionsAnswer(
    DefinitionsAnswerKind Kind,
    string Json,
    string? ETag,
    PostHogFailure? Failure
)
{
    /// <summary>Whether it is PostHog's, and not from a store that other processes share.</summary>
    public bool IsFetched { get; private init; }

    /// <summary>How long the server asks to be left alone, as it wrote it.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What a store that other processes share gave: definitions, or null.</summary>
    public static DefinitionsAnswer Shared(FlagDefinitionData? data) =>
        data is null
            ? Failed(DefinitionsFailures.NothingShared)
            : new(DefinitionsAnswerKind.New, data.ToJson(), ETag: null, Failure: null);

    /// <summary>Nothing was learnt.</summary>
    public static DefinitionsAnswer Failed(PostHogFailure failure) =>
        new(DefinitionsAnswerKind.Failed, Json: "", ETag: null, failure);

    /// <summary>Reads what came back for a request.</summary>
    /// <param name="response">The response.</param>
    /// <param name="key">The secret key that was sent; what is said of it does not repeat it.</param>
    public static DefinitionsAnswer Read(WireResponse response, string key) =>
        ReadStatus(response, key) with
        {
            IsFetched = true,
            RetryAfter = response.RetryAfter,
        };

    private static DefinitionsAnswer ReadStatus(WireResponse response, string key) =>
        response switch
        {
            { Failure: { } failure } => Failed(ResponseFailures.NoResponse(failure)),
            { Status: 200 } => ReadBody(response),
            { Status: 304 } => new(
                DefinitionsAnswerKind.Unchanged,
                Json: "",
                response.ETag,
                Failure: null
            ),
            { Status: 401 or 403 } => new(
                DefinitionsAnswerKind.Refused,
                Json: "",
                ETag: null,
                SecretKeys.Explain(response, key)
            ),
            _ => ReadRefusal(response),
        };

    private static DefinitionsAnswer ReadBody(WireResponse response) =>
        !response.IsCut && JsonDocumentReader.TextIn(response.Body) is { } json
            ? new(DefinitionsAnswerKind.New, json, response.ETag, Failure: null)
            : Failed(ResponseFailures.UnreadableSuccess(response));

    private static DefinitionsAnswer ReadRefusal(WireResponse response)
    {
        if (response.Status == 402 || SaysQuotaLimited(response))
        {
            return new(
                DefinitionsAnswerKind.QuotaLimited,
                Json: "",
                ETag: null,
                DefinitionsFailures.QuotaLimited(response.Status)
            );
        }

        var failure = response.Status switch
        {
            >= 200 and <= 299 => ResponseFailures.UnreadableSuccess(response),
            408 or 429 or >= 500 => ResponseFailures.Unable(response.Status),
            _ => ResponseFailures.Refused(response),
        };
        return Failed(failure);
    }

    private static bool SaysQuotaLimited(WireResponse response) =>
        !response.IsSuccess
        && JsonDocumentReader.MemberIn(response.Body, WireNames.ErrorType)
            == WireNames.QuotaErrorType;
}
