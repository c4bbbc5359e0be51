using PostHog.Diagnostics;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Flags.Remote;

// Facts: remote-config.
/// <summary>Reads the response to a request for the payload of a remote config flag.</summary>
internal static class RemoteConfigReader
{
    // The server's placeholder for an encrypted payload that the key may not read.
    private const string Redacted = "********* (encrypted)";

    private static readonly PostHogFailure Encrypted = new(
        PostHogFailureKind.Refused,
        "The payload is encrypted, and the server shows it to a personal API key (phx_...) only."
    );

    /// <summary>Reads a response.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="response">The response.</param>
    /// <param name="key">The secret key that was sent.</param>
    /// <param name="log">Receives a warning if the payload is not JSON.</param>
    public static RemoteConfigPayload Read(
        string flag,
        WireResponse response,
        string key,
        PostHogLog log
    )
    {
        if (FailureIn(flag, response, key) is { } failure)
        {
            return new RemoteConfigPayload(flag, json: null, failure, log);
        }

        if (!JsonDocumentReader.TryRead(response.Body, out var payload))
        {
            var unreadable = ResponseFailures.UnreadableSuccess(response);
            return new RemoteConfigPayload(flag, json: null, unreadable, log);
        }

        if (IsRedacted(payload))
        {
            return new RemoteConfigPayload(flag, json: null, Encrypted, log);
        }

        var json = payload is null ? null : JsonIn(payload, response.Body);
        if (json is null && payload is not null)
        {
            log.PayloadUnreadable(flag);
        }

        return new RemoteConfigPayload(flag, json, failure: null, log);
    }

    // The body is the payload as the server wrote it, or a string that contains the payload.
    private static string? JsonIn(object payload, byte[] body) =>
        StoredJson.TextOf(Utf8Text.TryRead(body)?.Trim()) is { } json
            ? (payload is string text ? StoredJson.TextOf(text) : json)
            : null;

    private static PostHogFailure? FailureIn(string flag, WireResponse response, string key) =>
        response.Status switch
        {
            401 or 403 => SecretKeys.Explain(response, key),
            404 => new PostHogFailure(
                PostHogFailureKind.Refused,
                $"The project has no feature flag '{flag}'.",
                response.Status
            ),
            _ => FlagFailures.Of(response),
        };

    private static bool IsRedacted(object? payload) =>
        payload is string text && text.Trim('"') == Redacted;
}
