using System.Globalization;
using PostHog.Flags.Remote;

namespace PostHog.Setup;

/// <summary>Validates the options when a client is constructed.</summary>
internal static class OptionsCheck
{
    private const long MiB = 1024 * 1024;
    private const long MaxBytes = MiB * MiB;

    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    /// <summary>Throws if an option is invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
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
        CheckBytes(1, nameof(PostHogOptions.MaxQueueBytes), options.MaxQueueBytes);
        CheckBytes(16, nameof(PostHogOptions.AiMaxQueueBytes), options.AiMaxQueueBytes);
        CaptureCheck.Check(options);
        SpoolCheck.Check(options.Spool);
        CheckFlags(options);
        CheckNames(nameof(PostHogOptions.InAppNamespaces), options.InAppNamespaces);
        CheckNames(nameof(PostHogOptions.LibraryNamespaces), options.LibraryNamespaces);
        CheckExceptionTypes(options.IgnoredExceptions);
        DefinitionCheck.Check(options);
        OverrideCheck.Check(options);
        if (options.HttpHandler is not null && options.HttpClient is not null)
        {
            throw new ArgumentException(
                "Set HttpHandler or HttpClient, not both.",
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
            FlagsRetry.MaxRetries
        );
    }

    // The token is also sent in a header, so it must be plain ASCII. The message does not repeat it.
    private static void CheckToken(string? token)
    {
        if (!IsPlain(token))
        {
            throw new ArgumentException(
                "ProjectToken contains an invalid character, such as a line break.",
                nameof(PostHogOptions.ProjectToken)
            );
        }
    }

    /// <summary>Whether a text, but for white space around it, can be sent in a header.</summary>
    public static bool IsPlain(string? text)
    {
        foreach (var character in text?.Trim() ?? "")
        {
            if (character is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
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
            throw new ArgumentException(
                $"{option} must not contain null or blank entries.",
                option
            );
        }
    }

    // The minimum ensures that the largest event fits into an empty queue.
    private static void CheckBytes(long leastMiB, string option, long value)
    {
        if (value < leastMiB * MiB || value > MaxBytes)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                $"{option} must be from {leastMiB.ToString(CultureInfo.InvariantCulture)} MiB to 1 TiB, in bytes."
            );
        }
    }

    // No exception can have any other type, so a wrong entry would go unnoticed.
    private static void CheckExceptionTypes(IList<Type> types)
    {
        if (types.Any(type => type is null || type.ContainsGenericParameters || !CanBeThrown(type)))
        {
            throw new ArgumentException(
                "IgnoredExceptions must contain exception types or interfaces.",
                nameof(PostHogOptions.IgnoredExceptions)
            );
        }
    }

    private static bool CanBeThrown(Type type) =>
        type.IsInterface || typeof(Exception).IsAssignableFrom(type);

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
