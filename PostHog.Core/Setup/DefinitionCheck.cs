namespace PostHog.Setup;

/// <summary>Validates the options for flag definitions when a client is constructed.</summary>
internal static class DefinitionCheck
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Throws if one of these options is invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
    public static void Check(PostHogOptions options)
    {
        // The key is sent in a header. The message does not repeat it.
        if (!OptionsCheck.IsPlain(options.SecretKey))
        {
            throw new ArgumentException(
                "SecretKey contains an invalid character, such as a line break.",
                nameof(PostHogOptions.SecretKey)
            );
        }

        var interval = options.FeatureFlagPollInterval;
        var isOff = interval == TimeSpan.Zero || interval == Timeout.InfiniteTimeSpan;
        if (!isOff && (interval < TimeSpan.Zero || interval > OneDay))
        {
            throw new ArgumentOutOfRangeException(
                nameof(PostHogOptions.FeatureFlagPollInterval),
                interval,
                "FeatureFlagPollInterval must be at most one day; zero or infinite switches polling off."
            );
        }
    }
}
