namespace PostHog.Setup;

/// <summary>Refuses options about the definitions of flags that no client can work with, at the door and by name.</summary>
internal static class DefinitionCheck
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Returns when every such option is fine.</summary>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public static void Check(PostHogOptions options)
    {
        // It travels in a header, and is not repeated here.
        if (options.SecretKey?.Trim().Any(character => character is <= ' ' or > '~') == true)
        {
            throw new ArgumentException(
                "SecretKey holds a character that no such key has, such as a line break.",
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
                "FeatureFlagPollInterval must be at most one day, or zero or infinite for no polling."
            );
        }
    }
}
