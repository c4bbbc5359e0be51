using System.Globalization;
using PostHog.Flags.Remote;

namespace PostHog.Setup;

/// <summary>Refuses options that no client can work with, at the door and by name.</summary>
internal static class OptionsCheck
{
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    /// <summary>Returns when every option is fine.</summary>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public static void Check(PostHogOptions options)
    {
        CheckToken(options.ProjectToken);
        CheckTime(nameof(PostHogOptions.RequestTimeout), options.RequestTimeout);
        CheckTime(nameof(PostHogOptions.ConnectTimeout), options.ConnectTimeout);
        CheckTime(nameof(PostHogOptions.CaptureTimeout), options.CaptureTimeout ?? OneHour);
        CheckTime(nameof(PostHogOptions.FlushInterval), options.FlushInterval);
        CheckTime(nameof(PostHogOptions.ShutdownTimeout), options.ShutdownTimeout);
        CheckTime(nameof(PostHogOptions.ExitFlushTimeout), options.ExitFlushTimeout ?? OneHour);
        CheckAtLeast(1, nameof(PostHogOptions.MaxBatchSize), options.MaxBatchSize);
        CheckAtLeast(1, nameof(PostHogOptions.FlushAt), options.FlushAt);
        CheckAtLeast(1, nameof(PostHogOptions.MaxQueueSize), options.MaxQueueSize);
        CheckAtLeast(1, nameof(PostHogOptions.AiMaxQueueSize), options.AiMaxQueueSize);
        CheckAtLeast(0, nameof(PostHogOptions.MaxRetries), options.MaxRetries ?? 0);
        CaptureCheck.Check(options);
        CheckFlags(options);
        CheckNames(nameof(PostHogOptions.InAppNamespaces), options.InAppNamespaces);
        CheckNames(nameof(PostHogOptions.LibraryNamespaces), options.LibraryNamespaces);
        DefinitionCheck.Check(options);
        if (options.HttpHandler is not null && options.HttpClient is not null)
        {
            throw new ArgumentException(
                "HttpHandler and HttpClient exclude each other: set one of them.",
                nameof(PostHogOptions.HttpHandler)
            );
        }
    }

    private static void CheckFlags(PostHogOptions options)
    {
        CheckTime(
            nameof(PostHogOptions.FeatureFlagRequestTimeout),
            options.FeatureFlagRequestTimeout
        );
        CheckTime(
            nameof(PostHogOptions.FeatureFlagCacheDuration),
            options.FeatureFlagCacheDuration ?? OneHour
        );
        CheckAtLeast(1, nameof(PostHogOptions.FeatureFlagCacheSize), options.FeatureFlagCacheSize);
        CheckAtLeast(
            1,
            nameof(PostHogOptions.FeatureFlagCalledCacheSize),
            options.FeatureFlagCalledCacheSize
        );
        CheckAtLeast(
            0,
            nameof(PostHogOptions.FeatureFlagMaxRetries),
            options.FeatureFlagMaxRetries
        );
        if (options.FeatureFlagMaxRetries > FlagsRetry.MostRetries)
        {
            throw new ArgumentOutOfRangeException(
                nameof(PostHogOptions.FeatureFlagMaxRetries),
                options.FeatureFlagMaxRetries,
                "FeatureFlagMaxRetries must be at most 10."
            );
        }
    }

    // A token travels in a header too, and no real one holds anything else. It is not repeated here.
    private static void CheckToken(string? token)
    {
        if (token?.Trim().Any(character => character is <= ' ' or > '~') == true)
        {
            throw new ArgumentException(
                "ProjectToken holds a character that no project token has, such as a line break.",
                nameof(PostHogOptions.ProjectToken)
            );
        }
    }

    private static void CheckTime(string option, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > OneHour)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                $"{option} must be longer than zero and at most one hour."
            );
        }
    }

    private static void CheckNames(string option, IList<string> names)
    {
        if (names.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"{option} must not hold null or a blank.", option);
        }
    }

    private static void CheckAtLeast(int least, string option, int value)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                $"{option} must be at least {least.ToString(CultureInfo.InvariantCulture)}."
            );
        }
    }
}
