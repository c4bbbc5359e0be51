using PostHog.Flags.Remote;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Requests the payload of a remote config flag, which is the same for everyone. Needs a
    /// <see cref="PostHogOptions.SecretKey"/>; PostHog decrypts encrypted payloads only for a personal API key
    /// (<c>phx_…</c>). Captures no event and caches nothing.
    /// </summary>
    /// <param name="key">The flag.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The payload, or why there is none. The request takes no longer than
    /// <see cref="PostHogOptions.FeatureFlagRequestTimeout"/> and is not retried.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RemoteConfigPayload> GetRemoteConfigPayloadAsync(
        string key,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (request, log) = (_parts.RemoteConfig, _parts.Log);
        var skipped =
            _parts.SendGate.ReasonToDrop() is { Kind: not PostHogFailureKind.OptedOut } closed
                ? closed
            : string.IsNullOrWhiteSpace(key) ? FlagFailures.NoKey
            : key is "." or ".." ? FlagFailures.PathKey
            : request is null ? FlagFailures.NoSecretKey
            : null;
        if (skipped is not null)
        {
            return new RemoteConfigPayload(key ?? "", json: null, skipped, log);
        }

        var response = await _redirecting
            .SendAsync(request!.Make(key), cancellationToken)
            .ConfigureAwait(false);
        return RemoteConfigReader.Read(key, response, request.Key, log);
    }
}
