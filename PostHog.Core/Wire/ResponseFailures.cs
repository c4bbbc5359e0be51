using System.Globalization;

namespace PostHog.Wire;

/// <summary>Puts into words what a response means for those who wait for it, the same in every version of the protocol.</summary>
internal static class ResponseFailures
{
    /// <summary>No answer came.</summary>
    public static PostHogFailure NoAnswer(TransportFailure failure) =>
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

    /// <summary>A success that no PostHog server sends.</summary>
    public static PostHogFailure UnreadableValue(int status) =>
        new(
            PostHogFailureKind.UnreadableResponse,
            "The answer is a success, but not one of PostHog's; does the host option point at PostHog?",
            status
        );

    /// <summary>A status that may pass.</summary>
    public static PostHogFailure Unable(int status) =>
        new(
            PostHogFailureKind.ServerError,
            string.Format(CultureInfo.InvariantCulture, "The server answered {0}.", status),
            status
        );

    /// <summary>A status that no retry mends.</summary>
    public static PostHogFailure Refused(WireResponse response)
    {
        var reason = JsonDocumentReader.ReasonIn(response.Body) ?? HintAt(response.Status);
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "The server refused the request with {0}{1}",
            response.Status,
            reason is null ? "." : $": {reason}"
        );
        return new PostHogFailure(PostHogFailureKind.Refused, message, response.Status);
    }

    private static string? HintAt(int status) =>
        status switch
        {
            >= 300 and <= 399 =>
                "it points to another place, which is not followed; is the host option right?",
            407 => "a proxy on the way wants credentials that it was not given.",
            _ => null,
        };

    /// <summary>A success in which the server asks for some events again.</summary>
    public static PostHogFailure NotKept(int events) =>
        new(
            PostHogFailureKind.ServerError,
            string.Format(
                CultureInfo.InvariantCulture,
                "The server accepted the request but did not keep {0} of its events.",
                events
            )
        );
}
