using PostHog.Diagnostics;
using PostHog.Flags.Payloads;

namespace PostHog;

/// <summary>The payload of a remote config flag, or why there is none. Immutable and safe to share.</summary>
public sealed partial class RemoteConfigPayload
{
    private readonly PostHogLog _log;

    internal RemoteConfigPayload(string key, string? json, PostHogFailure? failure, PostHogLog log)
    {
        Key = key;
        Json = json;
        Failure = failure;
        _log = log;
    }

    /// <summary>The key of the flag.</summary>
    public string Key { get; }

    /// <summary>
    /// The payload as JSON text; null if the flag has none, if it is not JSON, or after a <see cref="Failure"/>.
    /// </summary>
    public string? Json { get; }

    /// <summary>
    /// Why the payload is missing: the key was refused, the flag is unknown, the payload is encrypted, or the server
    /// could not be reached; null otherwise.
    /// </summary>
    public PostHogFailure? Failure { get; }

    /// <summary>Returns the payload as an object.</summary>
    /// <typeparam name="T">The type to deserialise the payload to, as <see cref="FeatureFlag.GetPayload{T}(T)"/>
    /// does.</typeparam>
    /// <param name="fallback">What to return if there is no payload or it does not fit the type.</param>
    public T? Get<T>(T? fallback = default) => PayloadText.Read(Json, fallback, Key, _log);

    /// <summary>
    /// Returns the key and whether there is a payload, on one line. The payload is left out, because it may be a
    /// secret.
    /// </summary>
    public override string ToString() =>
        Failure is null
            ? $"{Key}: {(Json is null ? "no payload" : "payload")}"
            : $"{Key}: no payload; {Failure}";
}
