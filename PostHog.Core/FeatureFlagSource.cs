namespace PostHog;

/// <summary>Where the value of a feature flag came from.</summary>
public enum FeatureFlagSource
{
    /// <summary>The server evaluated the flag and sent the result.</summary>
    Remote,

    /// <summary>The flag was evaluated in this process, from loaded definitions.</summary>
    Local,
}
