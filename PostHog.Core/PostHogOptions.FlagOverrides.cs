using PostHog.Flags.Loading;

namespace PostHog;

public sealed partial class PostHogOptions
{
    private Dictionary<string, FeatureFlagValue> _flagOverrides = new(StringComparer.Ordinal);

    /// <summary>
    /// Values of feature flags for everybody, by key, for development and tests; <see cref="FlagOverrideMode"/> says how
    /// they are combined with PostHog's. Reading such a flag captures no event. They also apply if the client is disabled or
    /// a call has no distinct id; remote config payloads are not affected. Empty by default, never null; a dictionary that
    /// is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, FeatureFlagValue> FlagOverrides
    {
        get => _flagOverrides;
        set =>
            _flagOverrides = new(
                value ?? throw new ArgumentNullException(nameof(FlagOverrides)),
                StringComparer.Ordinal
            );
    }

    /// <summary>
    /// The path of a JSON file with more values of feature flags, which take precedence over those of
    /// <see cref="FlagOverrides"/>: <c>{"new-ui": true, "layout": "wide", "banner": {"value": true, "payload": {"title":
    /// "Hi"}}}</c>, or flags with conditions in the form of PostHog's definitions, <c>{"flags": [...]}</c>. It is read when
    /// flags are evaluated, at most once a second and only if it has changed. If it is missing or broken, the last good
    /// values stay in use and the log says why. Up to 10 MiB. Null or blank, the default, for none.
    /// </summary>
    public string? FlagOverridesFile
    {
        get;
        set
        {
            field = value;
            LocalEvaluationSupport.Require();
        }
    }

    /// <summary>
    /// How overridden flags are combined with those of PostHog. Default
    /// <see cref="PostHog.FlagOverrideMode.LocalOverRemote"/>. With <see cref="PostHog.FlagOverrideMode.LocalOnly"/> there
    /// are no other flags, even if none is overridden.
    /// </summary>
    public FlagOverrideMode FlagOverrideMode { get; set; }
}
