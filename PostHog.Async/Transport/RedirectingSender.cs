using PostHog.Async.Platform;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Async.Transport;

/// <summary>
/// Sends requests, and follows permitted redirects. A request and its redirects share one timeout. The responses
/// contain no secrets.
/// </summary>
/// <param name="http">Sends each request.</param>
/// <param name="clock">The clock.</param>
/// <param name="secrets">What responses must not contain.</param>
/// <param name="guard">Limits the requests in progress; null if the caller supplied no handler.</param>
internal sealed class RedirectingSender(
    HttpSender http,
    Clock clock,
    Secrets secrets,
    CallbackGuard? guard
)
{
    /// <summary>Sends one request and returns the last response.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<WireResponse> SendAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        // The caller's handler may send events itself.
        using var frame = guard is null
            ? CallbackDepth.TryEnterFlow(request.CallbackDepth)
            : guard.TryEnterFlow(request.CallbackDepth);
        if (frame is null)
        {
            return WireResponse.NoResponse(TransportFailure.Nested());
        }

        var end = clock.Elapsed + request.Timeout;
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var followed = 0; Redirects.Next(request, response, followed) is { } next; followed++)
        {
            var left = end - clock.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                return WireResponse.NoResponse(TransportFailure.TimeUp());
            }

            request = next.Within(left);
            response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response.Without(secrets);
    }
}
