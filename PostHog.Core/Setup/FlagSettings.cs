namespace PostHog.Setup;

/// <summary>The settings for evaluating feature flags.</summary>
/// <param name="MaxRetries">The maximum number of retries of a request to the server.</param>
/// <param name="CalledCacheSize">The number of flag reads to remember.</param>
/// <param name="DisableGeoIP">Whether the server derives no location, unless a call says otherwise.</param>
/// <param name="OnlyEvaluateLocally">Whether the server is never asked, unless a call says otherwise.</param>
internal sealed record FlagSettings(
    int MaxRetries,
    int CalledCacheSize,
    bool DisableGeoIP,
    bool OnlyEvaluateLocally
)
{
    /// <summary>Whether a call with these options never asks the server.</summary>
    public bool IsLocalOnly(EvaluateFlagsOptions? options) =>
        options?.OnlyEvaluateLocally ?? OnlyEvaluateLocally;
}
