namespace PostHog;

/// <summary>
/// How the flags of <see cref="PostHogOptions.FlagOverrides"/> and <see cref="PostHogOptions.FlagOverridesFile"/> are
/// combined with those of PostHog.
/// </summary>
public enum FlagOverrideMode
{
    /// <summary>An overridden flag has its overridden value; PostHog decides all others.</summary>
    LocalOverRemote,

    /// <summary>
    /// PostHog decides; an overridden value is used for a flag that PostHog does not have, or could not be asked for.
    /// </summary>
    RemoteOverLocal,

    /// <summary>
    /// Only overridden flags exist. PostHog is not asked for flags or definitions, and reading flags captures no events,
    /// so that no server is needed.
    /// </summary>
    LocalOnly,
}
