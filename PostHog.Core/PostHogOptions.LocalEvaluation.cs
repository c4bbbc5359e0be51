namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// The key that lets this process load the definitions of the project's feature flags and evaluate them itself: a feature
    /// flags secure key (<c>phs_…</c>) or a personal API key (<c>phx_…</c>). It is sent nowhere but to the host's
    /// <c>/flags/definitions</c>, and must not be given to anybody who may not read the project's flags. Null, the default,
    /// means that definitions are not loaded from PostHog.
    /// </summary>
    public string? SecretKey { get; set; }

    /// <summary>
    /// How often the definitions of feature flags are asked for anew in the background, at the least; up to a tenth is added by
    /// chance. Default 30 seconds. Zero and <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> mean that they are loaded
    /// once when the client is constructed, and after that only on request.
    /// </summary>
    public TimeSpan FeatureFlagPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether feature flags are evaluated in this process or not at all, for every call that does not say so itself; see
    /// <see cref="EvaluateFlagsOptions.OnlyEvaluateLocally"/>. Default false: what cannot be evaluated here is asked of the server.
    /// </summary>
    public bool OnlyEvaluateFlagsLocally { get; set; }

    /// <summary>
    /// The time zone of the project, as its settings in PostHog show it, for conditions on dates: the definitions do not say
    /// it. Null, the default, leaves a condition whose answer depends on it to the server.
    /// </summary>
    public TimeZoneInfo? ProjectTimeZone { get; set; }
}
