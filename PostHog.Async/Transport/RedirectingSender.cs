using PostHog.Async.Platform;
using PostHog.Wire;

namespace PostHog.Async.Transport;

/// <summary>Sends requests, and follows the redirects that may be followed.</summary>
internal sealed class RedirectingSender(HttpSender http)
{
    /// <summary>Sends one request; what comes back is the last answer.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<WireResponse> SendAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var followed = 0; Redirects.Next(request, response, followed) is { } next; followed++)
        {
            request = next;
            response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }
}
