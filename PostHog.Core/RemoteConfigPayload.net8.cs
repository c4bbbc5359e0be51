using System.Text.Json.Serialization.Metadata;
using PostHog.Flags.Payloads;

namespace PostHog;

public sealed partial class RemoteConfigPayload
{
    /// <summary>
    /// Returns the payload as an object that <c>System.Text.Json</c> reads without reflection, so that this also
    /// works in a program that is trimmed or compiled ahead of time.
    /// </summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="typeInfo">How to read it, usually from a <c>JsonSerializerContext</c>.</param>
    /// <returns>The object; the default value of the type if there is no payload or it does not fit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="typeInfo"/> is null.</exception>
    public T? Get<T>(JsonTypeInfo<T> typeInfo) => Get(typeInfo, fallback: default);

    /// <summary>Returns the payload like <see cref="Get{T}(JsonTypeInfo{T})"/>, or a fallback.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="typeInfo">How to read it.</param>
    /// <param name="fallback">What to return if there is no payload or it does not fit the type; the debug log then
    /// names the type and the position.</param>
    /// <exception cref="ArgumentNullException"><paramref name="typeInfo"/> is null.</exception>
    public T? Get<T>(JsonTypeInfo<T> typeInfo, T? fallback) =>
        PayloadText.Read(
            Json,
            typeInfo ?? throw new ArgumentNullException(nameof(typeInfo)),
            fallback,
            Key,
            _log
        );
}
