using System.Globalization;

namespace PostHog.Wire;

// Facts: v0-answer, v1-billing-limit.
/// <summary>Turns responses into failures with a message, in the same way for every wire version.</summary>
internal static class ResponseFailures
{
    /// <summary>Returns the failure for a missing response.</summary>
    public static PostHogFailure NoResponse(TransportFailure failure) =>
        new(failure.Kind, MessageFor(failure), statusCode: null, failure.Cause);

    /// <summary>Returns the failure for a client that was closed before a further attempt.</summary>
    /// <param name="last">Why the last attempt failed; null if that is not known.</param>
    public static PostHogFailure ClosedBeforeRetry(PostHogFailure? last) =>
        last switch
        {
            null => new(
                PostHogFailureKind.ClientClosed,
                "The client was closed before the event was known to be delivered."
            ),
            { Kind: PostHogFailureKind.ClientClosed } => last,
            _ => new(
                PostHogFailureKind.ClientClosed,
                $"The client was closed before the event could be sent again: {last.Message}",
                last.StatusCode,
                last.Cause
            ),
        };

    private static string MessageFor(TransportFailure failure) =>
        failure.Kind switch
        {
            PostHogFailureKind.Timeout => TimeoutMessage(failure),
            PostHogFailureKind.ClientClosed => "The client was closed before the response arrived.",
            PostHogFailureKind.TlsFailure =>
                $"The secure connection could not be established: {Innermost(failure.Cause)}",
            PostHogFailureKind.Unreachable =>
                $"The host cannot be reached: {Innermost(failure.Cause)}",
            PostHogFailureKind.ConnectionLost =>
                $"The connection broke before the response arrived: {Innermost(failure.Cause)}",
            PostHogFailureKind.UnreadableResponse =>
                $"The response was incomplete or is not HTTP: {Innermost(failure.Cause)}",
            _ => $"The HTTP handler failed: {Innermost(failure.Cause)}",
        };

    private static string TimeoutMessage(TransportFailure failure) =>
        failure switch
        {
            { IsCancelled: true, BodyStarted: false } =>
                "The HTTP handler cancelled the request before anything was sent.",
            { IsCancelled: true } =>
                "The HTTP handler cancelled the request before a response arrived.",
            { BodyStarted: false, IsSupplied: true, Cause: not TimeoutException } =>
                "The HTTP handler sent nothing within the timeout.",
            { BodyStarted: false, Cause: not TimeoutException } =>
                "No connection was made within the timeout, so that nothing was sent.",
            _ => "No response arrived within the request timeout.",
        };

    private static string Innermost(Exception cause) =>
        OneLine.Of(ErrorText.MessageOf(ErrorText.FirstCauseOf(cause)));

    /// <summary>Returns the failure for a success that no PostHog server sends.</summary>
    public static PostHogFailure UnreadableSuccess(WireResponse response) =>
        new(
            PostHogFailureKind.UnreadableResponse,
            response.IsCut
                ? string.Format(
                    CultureInfo.InvariantCulture,
                    "The server responded with success but sent more than {0} bytes, which PostHog never does. Check the Host option.",
                    response.Body.Length
                )
                : "The server responded with success, but not as PostHog does. Check the Host option.",
            response.Status
        );

    /// <summary>Returns the failure for a status that a retry may change.</summary>
    public static PostHogFailure Unable(int status) =>
        new(
            PostHogFailureKind.ServerError,
            string.Format(CultureInfo.InvariantCulture, "The server responded with {0}.", status),
            status
        );

    /// <summary>Returns the failure for a status that a retry cannot change.</summary>
    public static PostHogFailure Refused(WireResponse response)
    {
        var reason =
            RedirectIn(response)
            ?? ServerMessage.ReasonIn(response.Body, response.Secrets)
            ?? HintAt(response.Status);
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "The server refused the request with {0}{1}",
            response.Status,
            reason is null ? "." : $": {reason}"
        );
        return new PostHogFailure(PostHogFailureKind.Refused, message, response.Status);
    }

    private static string? RedirectIn(WireResponse response) =>
        response.Status is >= 300 and <= 399 and not 304
        && Redirects.TargetOf(response) is { } target
            ? $"it redirects to {target}, which is not followed; is the Host option right?"
            : null;

    private static string? HintAt(int status) =>
        status switch
        {
            101 =>
                "it switches to another protocol, as PostHog never does; is the Host option right?",
            304 =>
                "it says that nothing has changed, as PostHog never does here; is the Host option right?",
            >= 300 and <= 399 =>
                "it redirects, but does not say where to; is the Host option right?",
            407 => "a proxy requires credentials that were not provided.",
            _ => null,
        };

    /// <summary>Returns the failure for a success in which the server asks for some events again.</summary>
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
