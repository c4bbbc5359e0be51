using PostHog.Flags.Loading;

namespace PostHog;

public sealed partial class PostHogOptions
{
    /// <summary>
    /// The key that lets this process load the definitions of the project's feature flags and evaluate them itself: a
    /// feature flags secure key (<c>phs_…</c>) or a personal API key (<c>phx_…</c>). It is sent only to
    /// <c>/flags/definitions</c> of the host, and must not be given to anyone who may not read the project's flags.
    /// Null, the default, means that definitions are not loaded from PostHog.
    /// </summary>
    public string? SecretKey
    {
        get;
        set
        {
            field = value;
            LocalEvaluationSupport.Require();
        }
    }

    /// <summary>
    /// How often flag definitions are polled in the background; up to 10 % jitter is added, and
    /// the first poll after the definitions were loaded comes after half to one and a half of this time, so that many
    /// processes that start together do not poll together. Default 30 seconds, at most
    /// one day. Zero and <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> mean that they are loaded once when
    /// the client is constructed, and after that only on request.
    /// </summary>
    public TimeSpan FeatureFlagPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether feature flags are evaluated in this process only, unless a call sets its own value; see
    /// <see cref="EvaluateFlagsOptions.OnlyEvaluateLocally"/>. Default false: the server evaluates inconclusive flags.
    /// </summary>
    public bool OnlyEvaluateFlagsLocally { get; set; }

    /// <summary>
    /// The time zone of the project, from its settings in PostHog, for date conditions. The definitions do not contain
    /// it. Null, the default, leaves conditions that depend on it to the server.
    /// </summary>
    public TimeZoneInfo? ProjectTimeZone { get; set; }
}
