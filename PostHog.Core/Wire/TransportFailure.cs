using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PostHog.Wire;

// Facts: flags-retry.
/// <summary>
/// Why a request got no readable response. Whether sending the body had started decides between "not delivered" and
/// "unknown".
/// </summary>
internal sealed record TransportFailure(PostHogFailureKind Kind, bool BodyStarted, Exception Cause)
{
    /// <summary>Whether the request went through a handler or client of the caller.</summary>
    public bool IsSupplied { get; init; }

    /// <summary>Whether the transport cancelled the request before its time was up.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Classifies a failure by the exception that the transport threw.</summary>
    /// <param name="cause">The exception, including its inner exceptions.</param>
    /// <param name="bodyStarted">Whether the first byte of the body had been handed to the connection.</param>
    /// <param name="timedOut">Whether the attempt timed out.</param>
    public static TransportFailure From(Exception cause, bool bodyStarted, bool timedOut)
    {
        if (Causes(cause).Any(IsNoConnection))
        {
            return new(PostHogFailureKind.Unreachable, BodyStarted: false, cause);
        }

        var kind = KindOf(cause, bodyStarted, timedOut);
        return new(kind, bodyStarted && kind != PostHogFailureKind.TlsFailure, cause)
        {
            IsCancelled =
                kind == PostHogFailureKind.Timeout
                && !timedOut
                && Causes(cause).All(inner => inner is OperationCanceledException),
        };
    }

    /// <summary>Returns the failure for a client that was closed before a response arrived.</summary>
    /// <param name="bodyStarted">Whether the first byte of the body had been handed to the connection.</param>
    /// <param name="cause">The exception of the transport; null if the transport was not called.</param>
    public static TransportFailure Closed(bool bodyStarted, Exception? cause = null) =>
        new(
            PostHogFailureKind.ClientClosed,
            bodyStarted && !Causes(cause).Any(IsNoConnection),
            cause ?? new OperationCanceledException("The client is closed.")
        );

    /// <summary>Returns this failure with a cause that contains neither a secret nor text of a server, and can be
    /// printed.</summary>
    public TransportFailure Without(Secrets secrets) =>
        TransportText.IsSafe(Cause, Kind == PostHogFailureKind.HandlerFault)
        && ErrorText.PrintedFormOf(Cause) is { } text
        && !secrets.AreIn(text)
            ? this
            : this with
            {
                Cause = new TransportException(TransportText.ReasonOf(Cause), Cause, secrets),
            };

    /// <summary>
    /// Returns the failure for redirects that used up the time of a request. The redirecting server has not taken the
    /// body.
    /// </summary>
    public static TransportFailure TimeUp() =>
        new(
            PostHogFailureKind.Timeout,
            BodyStarted: false,
            new TimeoutException("Redirects took all the time of the request.")
        );

    /// <summary>Returns the failure for a request that the caller's own handler keeps causing.</summary>
    public static TransportFailure Nested() =>
        new(
            PostHogFailureKind.HandlerFault,
            BodyStarted: false,
            new InvalidOperationException(
                "The HTTP handler keeps sending events, which it is called for again, or too many requests are in progress."
            )
        );

    // Some transports take the body before they connect. These failures, like those of TLS, show that they never
    // connected.
    private static bool IsNoConnection(Exception cause) =>
        cause switch
        {
            SocketException socket => socket.SocketErrorCode
                is SocketError.ConnectionRefused
                    or SocketError.HostNotFound
                    or SocketError.HostUnreachable
                    or SocketError.NetworkUnreachable
                    or SocketError.NoData
                    or SocketError.TryAgain,
            WebException web => web.Status
                is WebExceptionStatus.NameResolutionFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure
                    or WebExceptionStatus.ConnectFailure,
            NoConnectionException => true,
            _ => false,
        };

    private static PostHogFailureKind KindOf(Exception cause, bool bodyStarted, bool timedOut)
    {
        if (timedOut || Causes(cause).Any(IsTimeout))
        {
            return PostHogFailureKind.Timeout;
        }

        if (Causes(cause).Any(IsTls))
        {
            return PostHogFailureKind.TlsFailure;
        }

        var isConnection = Causes(cause).Any(inner => inner is SocketException);
        if (bodyStarted)
        {
            return isConnection
                ? PostHogFailureKind.ConnectionLost
                : PostHogFailureKind.UnreadableResponse;
        }

        return isConnection || IsHttp(cause)
            ? PostHogFailureKind.Unreachable
            : PostHogFailureKind.HandlerFault;
    }

    private static IEnumerable<Exception> Causes(Exception? cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }

    private static bool IsTimeout(Exception cause) =>
        cause
            is TimeoutException
                or OperationCanceledException
                or WebException { Status: WebExceptionStatus.Timeout };

    private static bool IsTls(Exception cause) =>
        cause
            is AuthenticationException
                or WebException
                {
                    Status: WebExceptionStatus.TrustFailure
                        or WebExceptionStatus.SecureChannelFailure
                };

    private static bool IsHttp(Exception cause) =>
        cause is System.Net.Http.HttpRequestException or WebException or IOException;
}
