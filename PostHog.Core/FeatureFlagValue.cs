using PostHog.Wire.Json;

namespace PostHog;

/// <summary>
/// The value of a feature flag that is set by hand, for an override or a test: on, off or a variant, with a payload if it
/// has one. A <see cref="bool"/> or a <see cref="string"/> converts to it. Immutable and safe to share.
/// </summary>
public sealed class FeatureFlagValue
{
    /// <summary>Creates a value that is on or off.</summary>
    /// <param name="isEnabled">Whether the flag is on.</param>
    /// <param name="payloadJson">The payload as JSON text; null, the default, for none.</param>
    /// <exception cref="ArgumentException"><paramref name="payloadJson"/> is not JSON.</exception>
    public FeatureFlagValue(bool isEnabled, string? payloadJson = null)
    {
        IsEnabled = isEnabled;
        PayloadJson = Checked(payloadJson);
    }

    /// <summary>Creates a value that is a variant; the flag is on.</summary>
    /// <param name="variant">The key of the variant.</param>
    /// <param name="payloadJson">The payload as JSON text; null, the default, for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="variant"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="payloadJson"/> is not JSON.</exception>
    public FeatureFlagValue(string variant, string? payloadJson = null)
        : this(isEnabled: true, payloadJson) =>
        Variant = variant ?? throw new ArgumentNullException(nameof(variant));

    /// <summary>Whether the flag is on. A flag with a variant is on.</summary>
    public bool IsEnabled { get; }

    /// <summary>The key of the variant; null for a value without one.</summary>
    public string? Variant { get; }

    /// <summary>The payload as JSON text; null for none.</summary>
    public string? PayloadJson { get; }

    /// <summary>Returns a value that is on or off.</summary>
    /// <param name="isEnabled">Whether the flag is on.</param>
    public static implicit operator FeatureFlagValue(bool isEnabled) => FromBoolean(isEnabled);

    /// <summary>Returns a value that is a variant.</summary>
    /// <param name="variant">The key of the variant.</param>
    /// <exception cref="ArgumentNullException"><paramref name="variant"/> is null.</exception>
    public static implicit operator FeatureFlagValue(string variant) => FromString(variant);

    /// <summary>Returns a value that is on or off.</summary>
    /// <param name="isEnabled">Whether the flag is on.</param>
    public static FeatureFlagValue FromBoolean(bool isEnabled) => new(isEnabled);

    /// <summary>Returns a value that is a variant.</summary>
    /// <param name="variant">The key of the variant.</param>
    /// <exception cref="ArgumentNullException"><paramref name="variant"/> is null.</exception>
    public static FeatureFlagValue FromString(string variant) => new(variant);

    /// <summary>Returns the value on one line, without the payload.</summary>
    public override string ToString() => Variant ?? (IsEnabled ? "on" : "off");

    /// <summary>Returns the flag with this value.</summary>
    internal FeatureFlag ToFlag(string key) =>
        new(key, IsEnabled, Variant, FeatureFlagSource.Override)
        {
            PayloadJson = PayloadJson,
            Reason = "override",
        };

    private static string? Checked(string? payloadJson) =>
        payloadJson is null || JsonSyntax.Holds(payloadJson)
            ? payloadJson
            : throw new ArgumentException(
                $"The payload is not JSON: {JsonSyntax.FaultOf(payloadJson)}.",
                nameof(payloadJson)
            );
}
