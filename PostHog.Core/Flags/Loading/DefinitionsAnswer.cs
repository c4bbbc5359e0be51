using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Flags.Loading;

// Facts: definitions-etag, definitions-status-codes.
/// <summary>The answer to a request for definitions, or the result of a shared store instead.</summary>
/// <param name="Kind">What the answer means for the loaded definitions.</param>
/// <param name="Text">The definitions; null if there are none.</param>
/// <param name="ETag">The server's ETag for these definitions; null if it sent none.</param>
/// <param name="Failure">Why there are no definitions; null if nothing failed.</param>
internal sealed record DefinitionsAnswer(
    DefinitionsAnswerKind Kind,
    DefinitionsText? Text,
    string? ETag,
    PostHogFailure? Failure
)
{
    /// <summary>Whether the answer is PostHog's, rather than that of a store shared with other processes.</summary>
    public bool IsFetched { get; private init; }

    /// <summary>How long the server asks the client to wait, unparsed.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Returns the answer for the data of a store shared with other processes; the data may be null.</summary>
    public static DefinitionsAnswer Shared(FlagDefinitionData? data) =>
        data is null
            ? Failed(DefinitionsFailures.NothingShared)
            : new(
                DefinitionsAnswerKind.New,
                DefinitionsText.Of(data.ToJson()),
                ETag: null,
                Failure: null
            );

    /// <summary>Returns the answer for a load that failed.</summary>
    public static DefinitionsAnswer Failed(PostHogFailure failure) =>
        new(DefinitionsAnswerKind.Failed, Text: null, ETag: null, failure);

    /// <summary>Reads the response to a request.</summary>
    /// <param name="response">The response.</param>
    /// <param name="key">The secret key that was sent; no message repeats it.</param>
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
                Text: null,
                response.ETag,
                Failure: null
            ),
            { Status: 401 or 403 } => new(
                DefinitionsAnswerKind.Refused,
                Text: null,
                ETag: null,
                SecretKeys.Explain(response, key)
            ),
            _ => ReadRefusal(response),
        };

    private static DefinitionsAnswer ReadBody(WireResponse response) =>
        !response.IsCut && Utf8Text.IsText(response.Body)
            ? new(
                DefinitionsAnswerKind.New,
                DefinitionsText.Of(response.Body),
                response.ETag,
                Failure: null
            )
            : Failed(ResponseFailures.UnreadableSuccess(response));

    private static DefinitionsAnswer ReadRefusal(WireResponse response)
    {
        if (response.Status == 402 || SaysQuotaLimited(response))
        {
            return new(
                DefinitionsAnswerKind.QuotaLimited,
                Text: null,
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
