namespace PostHog.Setup;

/// <summary>Validates the options that override feature flags.</summary>
internal static class OverrideCheck
{
    /// <summary>Throws if an option is invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
    public static void Check(PostHogOptions options)
    {
        if (options.FlagOverrides.Any(IsInvalid))
        {
            throw new ArgumentException(
                "FlagOverrides must not contain a blank key or a null value.",
                nameof(PostHogOptions.FlagOverrides)
            );
        }

        if (
            options.FlagOverrideMode
            is not (
                FlagOverrideMode.LocalOverRemote
                or FlagOverrideMode.RemoteOverLocal
                or FlagOverrideMode.LocalOnly
            )
        )
        {
            throw new ArgumentOutOfRangeException(
                nameof(PostHogOptions.FlagOverrideMode),
                options.FlagOverrideMode,
                "FlagOverrideMode must be one of its named values."
            );
        }
    }

    private static bool IsInvalid(KeyValuePair<string, FeatureFlagValue> flag) =>
        string.IsNullOrWhiteSpace(flag.Key) || flag.Value is null;
}
