using System.Globalization;
using PostHog.Wire;
using PostHog.Wire.Compression;
using PostHog.Wire.Json;

namespace PostHog.Capture.V1;

// Facts: v1-paths, v1-headers, v1-header-values, v1-sdk-info, v1-retry-statuses, ai-queue-contract.
/// <summary>
/// The second version of the protocol: the headers describe the request, and the server answers for each event
/// separately.
/// </summary>
internal sealed class V1Wire(Uri endpoint, string token, TimeSpan timeout, BodyCodec codec)
    : CaptureWire
{
    private readonly string _authorization = "Bearer " + token;

    public override WireRequest Write(BatchAttempt attempt)
    {
        var body = V1BatchWriter.Write(
            attempt.Events,
            attempt.CreatedAt,
            attempt.HistoricalMigration
        );
        return codec.Encode(endpoint, body, timeout) with
        {
            Headers = HeadersOf(attempt),
            SuccessLimit = ResponseLimits.Each,
        };
    }

    protected override CaptureAnswer ReadSuccess(WireResponse response) =>
        ResultsReader.Read(response);

    // A status that PostHog never responds with is not retried: 429 comes from a proxy.
    protected override bool IsTransient(int status) => status is 408 or 500 or 502 or 503 or 504;

    private KeyValuePair<string, string>[] HeadersOf(BatchAttempt attempt)
    {
        // No two attempts may have the same time, even if the clock did not advance between them.
        var sentAt = attempt.Now.AddTicks(attempt.Attempt - 1);
        return
        [
            new(WireNames.Authorization, _authorization),
            new(WireNames.SdkInfo, RuntimeIdentity.UserAgent),
            new(WireNames.Attempt, attempt.Attempt.ToString(CultureInfo.InvariantCulture)),
            new(WireNames.RequestId, attempt.RequestId.ToString("D")),
            new(WireNames.RequestTimestamp, Rfc3339.Utc(sentAt)),
        ];
    }
}
