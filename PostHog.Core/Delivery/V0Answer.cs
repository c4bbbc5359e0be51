using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>Reads what one attempt at a V0 batch came to, before any retry is counted.</summary>
internal static class V0Answer
{
    /// <summary>Delivered, worth another attempt, or final.</summary>
    public static Verdict Read(WireResponse response)
    {
        if (response.Failure is { } transport)
        {
            return Verdict.Again(TimeSpan.Zero, Describe(transport));
        }

        if (response.IsSuccess)
        {
            // A success that is no JSON came from something else than PostHog, a captive portal or a
            // proxy's error page. It is not sent again: it may stand in front of a server that took it.
            return ReadSuccess(response);
        }

        return IsPassing(response.Status)
            ? Verdict.Again(TimeSpan.Zero, Unable(response.Status))
            : Verdict.GivenUp(DeliveryOutcome.NotDelivered, Refused(response));
    }

    private static Verdict ReadSuccess(WireResponse response)
    {
        var document = JsonDocumentReader.Read(response.Body);
        if (document is null && response.Body.Length > 0)
        {
            return Verdict.GivenUp(DeliveryOutcome.Unknown, Unreadable(response.Status));
        }

        var quotaLimited =
            document is JObject answer && answer[WireNames.QuotaLimited] is JArray { Count: > 0 };
        return Verdict.Delivered() with { QuotaLimited = quotaLimited };
    }

    private static bool IsPassing(int status) => status is 408 or 429 or >= 500;

    private static PostHogFailure Describe(TransportFailure failure) =>
        new(failure.Kind, MessageFor(failure), statusCode: null, failure.Cause);

    private static string MessageFor(TransportFailure failure) =>
        failure.Kind switch
        {
            PostHogFailureKind.Timeout => "No answer came within the request timeout.",
            PostHogFailureKind.TlsFailure =>
                $"The secure connection could not be established: {Innermost(failure.Cause)}",
            PostHogFailureKind.Unreachable =>
                $"The host cannot be reached: {Innermost(failure.Cause)}",
            PostHogFailureKind.ConnectionLost =>
                $"The connection broke before the answer came: {Innermost(failure.Cause)}",
            PostHogFailureKind.UnreadableResponse =>
                $"The answer was cut short or is no HTTP: {Innermost(failure.Cause)}",
            _ => $"The HTTP handler failed: {Innermost(failure.Cause)}",
        };

    private static string Innermost(Exception cause) =>
        OneLine.Of(cause.GetBaseException().Message);

    private static PostHogFailure Unreadable(int status) =>
        new(
            PostHogFailureKind.UnreadableResponse,
            "The answer is a success but no JSON; does the host option point at PostHog?",
            status
        );

    private static PostHogFailure Unable(int status) =>
        new(
            PostHogFailureKind.ServerError,
            string.Format(CultureInfo.InvariantCulture, "The server answered {0}.", status),
            status
        );

    private static PostHogFailure Refused(WireResponse response)
    {
        var reason = JsonDocumentReader.ReasonIn(response.Body);
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "The server refused the request with {0}{1}",
            response.Status,
            reason is null ? "." : $": {reason}"
        );
        return new PostHogFailure(PostHogFailureKind.Refused, message, response.Status);
    }
}
