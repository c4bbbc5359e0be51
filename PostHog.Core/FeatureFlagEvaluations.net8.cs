using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PostHog;

[JsonConverter(typeof(FeatureFlagEvaluationsConverter))]
public sealed partial class FeatureFlagEvaluations
{
    /// <summary>
    /// Returns the payload of a flag as an object that <c>System.Text.Json</c> reads without reflection, so that this also
    /// works in a program that is trimmed or compiled ahead of time. Does not
    /// count as reading the flag.
    /// </summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="key">The flag.</param>
    /// <param name="typeInfo">How to read it, usually from a <c>JsonSerializerContext</c>.</param>
    /// <returns>The object; the default value of the type if there is no payload or it does not fit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="typeInfo"/> is null.</exception>
    public T? GetPayload<T>(string key, JsonTypeInfo<T> typeInfo) =>
        GetPayload(key, typeInfo, fallback: default);

    /// <summary>Returns the payload of a flag like <see cref="GetPayload{T}(string, JsonTypeInfo{T})"/>, or a fallback.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="key">The flag.</param>
    /// <param name="typeInfo">How to read it.</param>
    /// <param name="fallback">What to return if there is no payload or it does not fit the type; the debug log then
    /// names the type and the position.</param>
    /// <exception cref="ArgumentNullException"><paramref name="typeInfo"/> is null.</exception>
    public T? GetPayload<T>(string key, JsonTypeInfo<T> typeInfo, T? fallback)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return Find(key) is { } flag ? flag.GetPayload(typeInfo, fallback) : fallback;
    }
}
