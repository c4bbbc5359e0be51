namespace PostHog.Setup;

/// <summary>How a client asks for feature flags.</summary>
/// <param name="MaxRetries">How often the server is asked again.</param>
/// <param name="CalledCacheSize">How many reads are remembered.</param>
/// <param name="DisableGeoIP">Whether no location is to be derived, unless a call says otherwise.</param>
/// <param name="OnlyEvaluateLocally">Whether nothing is asked of the server, unless a call says otherwise.</param>
internal sealed record FlagSettings(
    int MaxRetries,
    int CalledCacheSize,
    bool DisableGeoIP,
    bool OnlyEvaluateLocally
)
{
    /// <summary>Whether one call asks nothing of the server.</summary>
    public bool IsLocalOnly(EvaluateFlagsOptions? options) =>
        options?.OnlyEvaluateLocally ?? OnlyEvaluateLocally;
}
