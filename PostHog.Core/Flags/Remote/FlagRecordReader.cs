using System.Numerics;
using PostHog.Flags.Model;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Flags.Remote;

// Facts: flags-answer-record, flags-answer-failed, flags-answer-v3.
/// <summary>
/// Reads one flag of an answer. A value of the wrong type makes only this record unreadable. Descriptive members of the
/// wrong type are ignored.
/// </summary>
internal static class FlagRecordReader
{
    /// <summary>
    /// Returns the flag; null if the server could not compute its value, or if the value is unreadable.
    /// </summary>
    public static FeatureFlag? Read(string key, object? value)
    {
        if (value is not JsonObject record || IsFailed(record.ValueOf(WireNames.FlagFailed)))
        {
            return null;
        }

        return record.TryGetValue(WireNames.FlagValue, out var answer)
            ? ReadAnyValue(key, record, answer)
            : ReadVariant(key, record);
    }

    /// <summary>Returns the flag from the older form, which has separate values and payloads.</summary>
    public static FeatureFlag? ReadValue(string key, object? value, JsonObject? payloads) =>
        value switch
        {
            bool isEnabled => Of(key, isEnabled, variant: null, payloads?.ValueOf(key)),
            string { Length: > 0 } variant => Of(
                key,
                isEnabled: true,
                variant,
                payloads?.ValueOf(key)
            ),
            _ => null,
        };

    private static bool IsFailed(object? failed) => failed is not (null or false);

    private static FeatureFlag? ReadVariant(string key, JsonObject record)
    {
        var variant = record.ValueOf(WireNames.FlagVariant);
        var isEnabled = record.ValueOf(WireNames.FlagEnabled);
        var isReadable =
            variant is null or string
            && (isEnabled is bool || !record.ContainsKey(WireNames.FlagEnabled));
        var name = variant as string;
        if (!isReadable || (isEnabled is null && string.IsNullOrEmpty(name)))
        {
            return null;
        }

        return string.IsNullOrEmpty(name)
            ? Of(key, isEnabled is true, variant: null, record)
            : Of(key, isEnabled: true, name, record);
    }

    // A future form with any JSON value. A value other than a boolean or a variant counts as on, and is its own
    // payload.
    private static FeatureFlag? ReadAnyValue(string key, JsonObject record, object? value) =>
        value switch
        {
            bool isEnabled => Of(key, isEnabled, variant: null, record),
            string { Length: > 0 } variant => Of(key, isEnabled: true, variant, record),
            JsonObject or long or BigInteger or double => Of(
                key,
                isEnabled: true,
                variant: null,
                record,
                value
            ),
            _ => null,
        };

    private static FeatureFlag Of(string key, bool isEnabled, string? variant, object? payload)
    {
        var isRead = StoredJson.TryRead(payload, out var json);
        return new FeatureFlag(key, isEnabled, variant, FeatureFlagSource.Remote)
        {
            PayloadJson = json,
            HasUnreadablePayload = !isRead,
        };
    }

    private static FeatureFlag Of(
        string key,
        bool isEnabled,
        string? variant,
        JsonObject record,
        object? payload = null
    )
    {
        var reason = record.ValueOf(WireNames.FlagReason) as JsonObject;
        var metadata = record.ValueOf(WireNames.FlagMetadata) as JsonObject;
        var isRead = StoredJson.TryRead(
            payload ?? metadata?.ValueOf(WireNames.FlagPayload),
            out var json
        );
        return new FeatureFlag(key, isEnabled, variant, FeatureFlagSource.Remote)
        {
            PayloadJson = json,
            HasUnreadablePayload = !isRead,
            Reason = reason?.ValueOf(WireNames.ReasonCode) as string,
            ConditionIndex = Small(reason?.ValueOf(WireNames.ReasonCondition)),
            Details = new FlagDetails
            {
                ReasonText = reason?.ValueOf(WireNames.ReasonDescription) as string,
                Id = metadata?.ValueOf(WireNames.FlagId) as long?,
                Version = Small(metadata?.ValueOf(WireNames.FlagVersion)),
                HasExperiment = metadata?.ValueOf(WireNames.FlagExperiment) as bool?,
            },
        };
    }

    private static int? Small(object? value) =>
        value is long number and >= 0 and <= int.MaxValue ? (int)number : null;
}
