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
        CheckCounts(options);
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
    }

    private static void CheckCounts(PostHogOptions options)
    {
        CheckCount(nameof(PostHogOptions.MaxBatchSize), options.MaxBatchSize, 1, 10_000);
        CheckCount(nameof(PostHogOptions.FlushAt), options.FlushAt, 1, 10_000);
        CheckCount(nameof(PostHogOptions.MaxQueueSize), options.MaxQueueSize, 1, 10_000_000);
        CheckCount(nameof(PostHogOptions.AiMaxQueueSize), options.AiMaxQueueSize, 1, 10_000_000);
        CheckCount(nameof(PostHogOptions.MaxRetries), options.MaxRetries ?? 0, 0, 1_000);
        CheckCount(
            nameof(PostHogOptions.FeatureFlagCacheSize),
            options.FeatureFlagCacheSize,
            1,
            1_000_000
        );
        CheckCount(
            nameof(PostHogOptions.FeatureFlagCalledCacheSize),
            options.FeatureFlagCalledCacheSize,
            1,
            10_000_000
        );
        CheckCount(
            nameof(PostHogOptions.FeatureFlagMaxRetries),
            options.FeatureFlagMaxRetries,
            0,
            FlagsRetry.MostRetries
        );
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

    private static void CheckCount(string option, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{0} must be at least {1} and at most {2}.",
                    option,
                    least,
                    most
                )
            );
        }
    }
}
