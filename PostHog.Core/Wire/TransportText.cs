using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PostHog.Wire;

/// <summary>
/// Decides whether the messages of an exception may be passed on. The messages of .NET for an unreadable response quote
/// what the server sent, which may be the token or the key in any form.
/// </summary>
internal static class TransportText
{
    // How .NET begins its message, and what is said instead. Never part of the result: a server can write anything.
    private static readonly (string Begin, string Reason)[] Reasons =
    [
        ("Received an invalid status line", "its status line is invalid."),
        ("Received an invalid status code", "its status line is invalid."),
        ("Received an invalid header", "a header is invalid."),
        ("Received an invalid folded header", "a header is invalid."),
        ("The HTTP response headers length exceeded", "its headers are too long."),
        ("Received chunk", "the size of a chunk is invalid."),
        ("Received an invalid chunk", "the size of a chunk is invalid."),
        ("The response ended prematurely", "it ended too early."),
        ("The server returned an invalid or unrecognized response", "it is not HTTP."),
        ("The server committed a protocol violation", "it is not HTTP."),
        ("The proxy tunnel request", "the proxy refused the connection."),
    ];

    /// <summary>Whether no message of an exception can contain text of a server.</summary>
    /// <param name="cause">The exception, including its inner exceptions.</param>
    /// <param name="isHandlerFault">Whether the caller's own handler failed, rather than the transport.</param>
    public static bool IsSafe(Exception cause, bool isHandlerFault)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (IsOfSystem(inner))
            {
                return true;
            }

            if (IsOfTransport(inner, isHandlerFault) && inner.InnerException is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns what was wrong with a response, in words of this library alone.</summary>
    public static string ReasonOf(Exception cause)
    {
        var inner = cause;
        for (var read = 0; inner is not null && read < ErrorText.MaxCauses; read++)
        {
            if (ReasonIn(inner) is { } reason)
            {
                return reason;
            }

            inner = inner.InnerException;
        }

        return $"the transport failed with {ErrorText.FirstCauseOf(cause).GetType().Name}.";
    }

    private static string? ReasonIn(Exception cause)
    {
        if (cause is InvalidDataException)
        {
            return "its body cannot be decompressed.";
        }

        var message = ErrorText.MessageOf(cause);
        return Array
            .Find(Reasons, known => message.StartsWith(known.Begin, StringComparison.Ordinal))
            .Reason;
    }

    // The messages of these are the system's, and those around them say only where it happened.
    private static bool IsOfSystem(Exception cause) =>
        cause
            is SocketException
                or AuthenticationException
                or NoConnectionException
                or TimeoutException
                or OperationCanceledException { InnerException: null }
                or WebException
                {
                    Status: WebExceptionStatus.NameResolutionFailure
                        or WebExceptionStatus.ProxyNameResolutionFailure
                        or WebExceptionStatus.ConnectFailure
                        or WebExceptionStatus.TrustFailure
                        or WebExceptionStatus.SecureChannelFailure
                        or WebExceptionStatus.Timeout
                };

    private static bool IsOfTransport(Exception cause, bool isHandlerFault) =>
        cause is HttpRequestException or WebException or IOException
        || (
            !isHandlerFault
            && cause.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true
        );
}
