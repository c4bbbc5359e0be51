using Newtonsoft.Json.Linq;
using PostHog.Flags.Payloads;
using PostHog.Wire;

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
    public static FeatureFlag? Read(string key, JToken token)
    {
        if (token is not JObject record || IsFailed(record[WireNames.FlagFailed]))
        {
            return null;
        }

        return record.TryGetValue(WireNames.FlagValue, out var value)
            ? ReadAnyValue(key, record, value)
            : ReadVariant(key, record);
    }

    /// <summary>Returns the flag from the older form, which has separate values and payloads.</summary>
    public static FeatureFlag? ReadValue(string key, JToken value, JObject? payloads) =>
        value switch
        {
            JValue { Value: bool isEnabled } => Of(key, isEnabled, variant: null, payloads?[key]),
            JValue { Value: string { Length: > 0 } variant } => Of(
                key,
                isEnabled: true,
                variant,
                payloads?[key]
            ),
            _ => null,
        };

    private static bool IsFailed(JToken? failed) =>
        failed is not (null or { Type: JTokenType.Null } or JValue { Value: false });

    private static FeatureFlag? ReadVariant(string key, JObject record)
    {
        var variant = record[WireNames.FlagVariant];
        var isEnabled = record[WireNames.FlagEnabled];
        var isReadable =
            variant is null or { Type: JTokenType.String or JTokenType.Null }
            && isEnabled is null or { Type: JTokenType.Boolean };
        var name = (variant as JValue)?.Value as string;
        if (!isReadable || (isEnabled is null && string.IsNullOrEmpty(name)))
        {
            return null;
        }

        return string.IsNullOrEmpty(name)
            ? Of(key, isEnabled is JValue { Value: true }, variant: null, record)
            : Of(key, isEnabled: true, name, record);
    }

    // A future form with any JSON value. A value other than a boolean or a variant counts as on, and is its own
    // payload.
    private static FeatureFlag? ReadAnyValue(string key, JObject record, JToken value) =>
        value switch
        {
            JValue { Value: bool isEnabled } => Of(key, isEnabled, variant: null, record),
            JValue { Value: string { Length: > 0 } variant } => Of(
                key,
                isEnabled: true,
                variant,
                record
            ),
            JObject or JValue { Type: JTokenType.Integer or JTokenType.Float } => Of(
                key,
                isEnabled: true,
                variant: null,
                record,
                value
            ),
            _ => null,
        };

    private static FeatureFlag Of(string key, bool isEnabled, string? variant, JToken? payload) =>
        new(key, isEnabled, variant, FeatureFlagSource.Remote)
        {
            PayloadJson = PayloadText.Of(payload),
            HasUnreadablePayload = PayloadText.IsUnreadable(payload),
        };

    private static FeatureFlag Of(
        string key,
        bool isEnabled,
        string? variant,
        JObject record,
        JToken? payload = null
    )
    {
        var reason = record[WireNames.FlagReason] as JObject;
        var metadata = record[WireNames.FlagMetadata] as JObject;
        payload ??= metadata?[WireNames.FlagPayload];
        return new FeatureFlag(key, isEnabled, variant, FeatureFlagSource.Remote)
        {
            PayloadJson = PayloadText.Of(payload),
            HasUnreadablePayload = PayloadText.IsUnreadable(payload),
            Reason = ValueOf(reason, WireNames.ReasonCode) as string,
            ReasonText = ValueOf(reason, WireNames.ReasonDescription) as string,
            ConditionIndex = Small(ValueOf(reason, WireNames.ReasonCondition)),
            Id = ValueOf(metadata, WireNames.FlagId) as long?,
            Version = Small(ValueOf(metadata, WireNames.FlagVersion)),
            HasExperiment = ValueOf(metadata, WireNames.FlagExperiment) as bool?,
        };
    }

    private static object? ValueOf(JObject? owner, string member) =>
        (owner?[member] as JValue)?.Value;

    private static int? Small(object? value) =>
        value is long number and >= 0 and <= int.MaxValue ? (int)number : null;
}
