using System.Net.Sockets;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Flags.Remote;

// Facts: flags-retry.
/// <summary>
/// Decides whether flags are requested again: only after a failure that a retry may cure, because the caller waits.
/// Pure computation.
/// </summary>
internal static class FlagsRetry
{
    /// <summary>The maximum number of retries that the options allow.</summary>
    public const int MaxRetries = 10;

    private static readonly BackOff Delays = new(
        TimeSpan.FromMilliseconds(300),
        TimeSpan.FromSeconds(30)
    );

    /// <summary>Returns how long to wait before the next attempt; null if there is none.</summary>
    /// <param name="response">The response of the last attempt.</param>
    /// <param name="attempts">The number of attempts so far, at least 1.</param>
    /// <param name="maxRetries">The maximum number of retries.</param>
    public static TimeSpan? DelayAfter(WireResponse response, int attempts, int maxRetries) =>
        attempts <= maxRetries && IsTransient(response) ? Delays.After(attempts) : null;

    // A fault in the caller's handler or a refused connection does not go away within a second.
    private static bool IsTransient(WireResponse response) =>
        response.Failure is { } failure
            ? failure.Kind
                is not (PostHogFailureKind.HandlerFault or PostHogFailureKind.ClientClosed)
                && !IsRefused(failure.Cause)
            : response.Status is 502 or 504;

    private static bool IsRefused(Exception cause) =>
        ErrorText.FirstCauseOf(cause)
            is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
}
