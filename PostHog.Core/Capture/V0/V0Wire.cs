using PostHog.Wire;
using PostHog.Wire.Compression;
using PostHog.Wire.Json;

namespace PostHog.Capture.V0;

// Facts: v0-batch-body, v0-encodings, v0-answer.
/// <summary>The first version of the protocol: one verdict for the whole batch.</summary>
internal sealed class V0Wire(Uri endpoint, string token, TimeSpan timeout, BodyCodec codec)
    : CaptureWire
{
    private static ReadOnlySpan<byte> UsualAnswer => "{\"status\":1}"u8;

    public override WireRequest Write(BatchAttempt attempt) =>
        codec.Encode(
            endpoint,
            V0BatchWriter.Write(attempt.Events, token, attempt.Now, attempt.HistoricalMigration),
            timeout
        );

    protected override bool IsTransient(int status) => status is 408 or 429 or >= 500;

    // A success that is not JSON does not come from PostHog but, for example, from a captive portal or the error page
    // of a proxy. It is not retried, because a server behind it may have accepted the batch.
    protected override CaptureAnswer ReadSuccess(WireResponse response)
    {
        // The answer to nearly every request, recognised without parsing.
        if (response.Body.AsSpan().SequenceEqual(UsualAnswer))
        {
            return CaptureAnswer.Received();
        }

        object? document = null;
        var isRead = !response.IsCut && JsonDocumentReader.TryRead(response.Body, out document);
        if (!isRead && response.Body.Length > 0)
        {
            return CaptureAnswer.Final(
                DeliveryOutcome.Unknown,
                ResponseFailures.UnreadableSuccess(response)
            );
        }

        var quotaLimited =
            (document as JsonObject)?.ValueOf(WireNames.QuotaLimited) is object?[] { Length: > 0 };
        return CaptureAnswer.Received() with { QuotaLimited = quotaLimited };
    }
}
