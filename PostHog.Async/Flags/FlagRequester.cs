using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.Flags.Remote;
using PostHog.Setup;
using PostHog.Wire;

namespace PostHog.Async.Flags;

/// <summary>Asks the server about flags, again where an answer got lost. Whatever happens, there is an answer in the end.</summary>
internal sealed class FlagRequester(ClientParts settings, RedirectingSender http)
{
    /// <summary>Sends a question and returns the answer.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FlagsAnswer> AskAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        for (var attempts = 1; ; attempts++)
        {
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var delay = FlagsRetry.DelayAfter(
                response,
                attempts,
                settings.Settings.Flags.MaxRetries
            );
            if (delay is not { } pause)
            {
                return FlagsAnswerReader.Read(response);
            }

            settings.Log.FlagAttemptFailed(attempts, FlagFailures.Of(response)!, pause);
            await Pause.ForAsync(pause, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
