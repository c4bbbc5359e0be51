using System.Net.Sockets;
using PostHog.Wire;

namespace PostHog.Flags.Remote;

// Facts: flags-retry.
/// <summary>
/// Decides whether a question about flags is asked again: only where the answer got lost on its way, because somebody is
/// waiting for it. Arithmetic only.
/// </summary>
internal static class FlagsRetry
{
    /// <summary>The most retries that options may ask for.</summary>
    public const int MostRetries = 10;

    /// <summary>The wait before the first retry; each further one doubles.</summary>
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(300);

    /// <summary>No wait is longer than this.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Returns how long to wait before the next attempt; null when the answer stands.</summary>
    /// <param name="response">What the last attempt brought.</param>
    /// <param name="attempts">How many attempts there were, at least 1.</param>
    /// <param name="maxRetries">How many retries are allowed.</param>
    public static TimeSpan? DelayAfter(WireResponse response, int attempts, int maxRetries)
    {
        if (attempts > maxRetries || !IsTransient(response))
        {
            return null;
        }

        var delay = TimeSpan.FromTicks(FirstDelay.Ticks << Math.Min(attempts - 1, 10));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    // A handler of the caller's that fails in a way of its own is a mistake, and stays one. Where nobody listens, nobody will
    // in a moment either.
    private static bool IsTransient(WireResponse response) =>
        response.Failure is { } failure
            ? failure.Kind
                is not (PostHogFailureKind.HandlerFault or PostHogFailureKind.ClientClosed)
                && !IsRefused(failure.Cause)
            : response.Status is 502 or 504;

    private static bool IsRefused(Exception cause) =>
        cause.GetBaseException()
            is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
}
