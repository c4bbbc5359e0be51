namespace PostHog;

/// <summary>Where the value of a feature flag came from.</summary>
public enum FeatureFlagSource
{
    /// <summary>The server evaluated the flag and sent the result.</summary>
    Remote,

    /// <summary>The flag was evaluated in this process, from loaded definitions.</summary>
    Local,

    /// <summary>
    /// The value was set by hand: by <see cref="PostHogOptions.FlagOverrides"/>,
    /// <see cref="PostHogOptions.FlagOverridesFile"/> or <see cref="FeatureFlagEvaluationsBuilder"/>. Reading it captures no
    /// event, so experiments do not count it.
    /// </summary>
    Override,
}
