using Newtonsoft.Json.Linq;
using PostHog.Wire;

namespace PostHog.Capture.V0;

/// <summary>The first version of the protocol: one verdict for the whole batch.</summary>
internal sealed class V0Wire(Uri endpoint, string token, TimeSpan timeout, BodyCodec codec)
    : CaptureWire
{
    private static ReadOnlySpan<byte> UsualAnswer => "{\"status\":1}"u8;

    public override WireRequest Write(BatchAttempt attempt) =>
        codec.Encode(
            endpoint,
            BatchWriter.Write(attempt.Events, token, attempt.Now, attempt.HistoricalMigration),
            timeout
        );

    public override WireAnswer Read(WireResponse response)
    {
        if (response.Failure is { } transport)
        {
            return WireAnswer.Passing(AnswerFailures.NoAnswer(transport));
        }

        if (response.IsSuccess)
        {
            return ReadSuccess(response);
        }

        return response.Status switch
        {
            408 or 429 or >= 500 => WireAnswer.Passing(AnswerFailures.Unable(response.Status)),
            413 => WireAnswer.TooLarge(AnswerFailures.Refused(response)),
            _ => WireAnswer.Final(DeliveryOutcome.NotDelivered, AnswerFailures.Refused(response)),
        };
    }

    // A success that is no JSON came from something else than PostHog, a captive portal or a proxy's
    // error page. It is not sent again: it may stand in front of a server that took it.
    private static WireAnswer ReadSuccess(WireResponse response)
    {
        // The answer to nearly every request, known at a glance.
        if (response.Body.AsSpan().SequenceEqual(UsualAnswer))
        {
            return WireAnswer.Accepted();
        }

        var document = JsonDocumentReader.Read(response.Body);
        if (document is null && response.Body.Length > 0)
        {
            return WireAnswer.Final(
                DeliveryOutcome.Unknown,
                AnswerFailures.Unreadable(response.Status)
            );
        }

        var quotaLimited =
            document is JObject answer && answer[WireNames.QuotaLimited] is JArray { Count: > 0 };
        return WireAnswer.Accepted() with { QuotaLimited = quotaLimited };
    }
}
