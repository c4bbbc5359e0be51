using PostHog.Diagnostics;
using PostHog.Flags.Model;
using PostHog.Flags.Payloads;

namespace PostHog;

/// <summary>
/// The value of one feature flag for one person: on or off, its variant, its payload and the reason. Immutable and safe
/// to share.
/// </summary>
public sealed partial class FeatureFlag
{
    private static readonly object BoxedTrue = true;
    private static readonly object BoxedFalse = false;

    // Large projects keep several values of each of their flags: -1 is no condition, and details are shared.
    private readonly int _condition = -1;
    private readonly FlagDetails _details = FlagDetails.None;
    private readonly byte _source;

    internal FeatureFlag(string key, bool isEnabled, string? variant, FeatureFlagSource source)
    {
        Key = key;
        IsEnabled = isEnabled;
        Variant = variant;
        _source = (byte)source;
    }

    private FeatureFlag(FeatureFlag kept, FeatureFlagSource source, FlagDetails details)
        : this(kept.Key, kept.IsEnabled, kept.Variant, source)
    {
        PayloadJson = kept.PayloadJson;
        Reason = kept.Reason;
        HasUnreadablePayload = kept.HasUnreadablePayload;
        _condition = kept._condition;
        _details = details;
    }

    /// <summary>The key of the flag, as in PostHog.</summary>
    public string Key { get; }

    /// <summary>Whether the flag is on. A flag with a variant is on.</summary>
    public bool IsEnabled { get; }

    /// <summary>The key of the person's variant; null for a flag that has no variants or is off.</summary>
    public string? Variant { get; }

    /// <summary>
    /// The value as PostHog reports it: the variant as a <see cref="string"/> if there is one, otherwise a
    /// <see cref="bool"/>.
    /// </summary>
    public object Value => Variant ?? (IsEnabled ? BoxedTrue : BoxedFalse);

    /// <summary>
    /// The payload that belongs to the value, as JSON text; null if the flag has none, or one that is not JSON.
    /// </summary>
    public string? PayloadJson { get; internal init; }

    /// <summary>Whether the server evaluated the flag or this process did.</summary>
    public FeatureFlagSource Source => (FeatureFlagSource)_source;

    /// <summary>
    /// Why the flag has its value, in the server's words: <c>condition_match</c>, <c>no_condition_match</c>,
    /// <c>out_of_rollout_bound</c>, <c>no_group_type</c>, <c>disabled</c> and others; null if the server gave no
    /// reason.
    /// </summary>
    public string? Reason { get; internal init; }

    /// <summary>The index of the condition that decided, from 0; null if none did.</summary>
    public int? ConditionIndex
    {
        get => _condition < 0 ? null : _condition;
        internal init => _condition = value ?? -1;
    }

    /// <summary>The number of the flag in PostHog; null if unknown.</summary>
    public long? Id => _details.Id;

    /// <summary>The version of the flag, which increases with every edit in PostHog; null if unknown.</summary>
    public int? Version => _details.Version;

    /// <summary>
    /// Why this is an expired value, cached by <see cref="PostHogOptions.FeatureFlagCacheDuration"/>: the reason the
    /// server could not be asked. Null for a flag that was just evaluated.
    /// </summary>
    public PostHogFailure? Failure => _details.Failure;

    /// <summary>Returns the payload as an object.</summary>
    /// <typeparam name="T">The type to read. On .NET, System.Text.Json reads types that use it: its types, such as
    /// <c>JsonElement</c>, or its attributes. Newtonsoft.Json reads all others, and those that use both libraries.
    /// Strings that look like dates remain strings unless this type has dates.</typeparam>
    /// <param name="fallback">What to return if there is no payload or it does not fit the type; the debug log then
    /// names the type and the position.</param>
    public T? GetPayload<T>(T? fallback = default) =>
        PayloadText.Read(PayloadJson, fallback, Key, Log);

    /// <summary>Returns key and value on one line.</summary>
    public override string ToString() =>
        Variant is null ? $"{Key}: {(IsEnabled ? "on" : "off")}" : $"{Key}: {Variant}";

    /// <summary>Returns a copy of the flag that replaces an answer that could not be obtained.</summary>
    internal FeatureFlag WithFailure(PostHogFailure failure) =>
        new(this, Source, _details with { Failure = failure });

    /// <summary>Returns a copy of the flag that logs payloads that do not fit.</summary>
    internal FeatureFlag With(PostHogLog log) => new(this, Source, _details with { Log = log });

    /// <summary>Returns a copy of the flag whose value was set by hand.</summary>
    internal FeatureFlag AsOverride() => new(this, FeatureFlagSource.Override, _details);

    /// <summary>What is known beside the value.</summary>
    internal FlagDetails Details
    {
        init => _details = value;
    }

    /// <summary>Whether an experiment runs on the flag; null if unknown.</summary>
    internal bool? HasExperiment => _details.HasExperiment;

    /// <summary>Whether the flag has a payload that is not JSON.</summary>
    internal bool HasUnreadablePayload { get; init; }

    /// <summary>The log for payloads that do not fit the caller's type; null if there is none.</summary>
    internal PostHogLog? Log => _details.Log;

    /// <summary>The reason as a readable sentence, if the server gave one.</summary>
    internal string? ReasonText => _details.ReasonText;
}
