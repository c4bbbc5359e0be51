namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>
/// The keys of a section and the options they set. Written out, so that programs can be trimmed and keys cannot reach
/// anything else.
/// </summary>
internal static class OptionKeys
{
    /// <summary>The options that a section can set.</summary>
    public static readonly IReadOnlyDictionary<
        string,
        Action<PostHogOptions, ConfiguredValue>
    > Settable = TableOf([
        (nameof(PostHogOptions.ProjectToken), (o, v) => o.ProjectToken = v.Text(o.ProjectToken)),
        (nameof(PostHogOptions.Host), (o, v) => o.Host = v.Text(o.Host)),
        (nameof(PostHogOptions.SecretKey), (o, v) => o.SecretKey = v.Text(o.SecretKey)),
        (nameof(PostHogOptions.Disabled), (o, v) => o.Disabled = v.Flag(o.Disabled)),
        (nameof(PostHogOptions.Debug), (o, v) => o.Debug = v.Flag(o.Debug)),
        .. Delivery,
        .. Queues,
        .. Events,
        .. Flags,
        .. Overrides,
        .. Exceptions,
    ]);

    /// <summary>The options that hold functions or objects.</summary>
    public static readonly IReadOnlyCollection<string> CodeOnly =
    [
        nameof(PostHogOptions.BeforeSend),
        nameof(PostHogOptions.FlagOverrides),
        nameof(PostHogOptions.HttpClient),
        nameof(PostHogOptions.HttpHandler),
        nameof(PostHogOptions.IgnoredExceptions),
        nameof(PostHogOptions.Log),
        nameof(PostHogOptions.OnError),
        nameof(PostHogOptions.ShouldReportException),
        nameof(PostHogOptions.Spool),
        "TimeProvider",
    ];

    private static (string, Action<PostHogOptions, ConfiguredValue>)[] Delivery =>
        [
            (
                nameof(PostHogOptions.RequestTimeout),
                (o, v) => o.RequestTimeout = v.Duration(o.RequestTimeout)
            ),
            (
                nameof(PostHogOptions.ConnectTimeout),
                (o, v) => o.ConnectTimeout = v.Duration(o.ConnectTimeout)
            ),
            (
                nameof(PostHogOptions.CaptureTimeout),
                (o, v) => o.CaptureTimeout = v.OptionalDuration(o.CaptureTimeout)
            ),
            (
                nameof(PostHogOptions.ShutdownTimeout),
                (o, v) => o.ShutdownTimeout = v.Duration(o.ShutdownTimeout)
            ),
            (
                nameof(PostHogOptions.ExitFlushTimeout),
                (o, v) => o.ExitFlushTimeout = v.OptionalDuration(o.ExitFlushTimeout)
            ),
            (
                nameof(PostHogOptions.MaxRetries),
                (o, v) => o.MaxRetries = v.OptionalCount(o.MaxRetries)
            ),
            (nameof(PostHogOptions.CaptureMode), (o, v) => o.CaptureMode = v.Choice(o.CaptureMode)),
            (nameof(PostHogOptions.Compression), (o, v) => o.Compression = v.Choice(o.Compression)),
            (
                nameof(PostHogOptions.AiCompression),
                (o, v) => o.AiCompression = v.Choice(o.AiCompression)
            ),
        ];

    private static (string, Action<PostHogOptions, ConfiguredValue>)[] Queues =>
        [
            (nameof(PostHogOptions.FlushAt), (o, v) => o.FlushAt = v.Count(o.FlushAt)),
            (
                nameof(PostHogOptions.FlushInterval),
                (o, v) => o.FlushInterval = v.Duration(o.FlushInterval)
            ),
            (
                nameof(PostHogOptions.MaxBatchSize),
                (o, v) => o.MaxBatchSize = v.Count(o.MaxBatchSize)
            ),
            (
                nameof(PostHogOptions.MaxQueueSize),
                (o, v) => o.MaxQueueSize = v.Count(o.MaxQueueSize)
            ),
            (
                nameof(PostHogOptions.AiMaxQueueSize),
                (o, v) => o.AiMaxQueueSize = v.Count(o.AiMaxQueueSize)
            ),
            (
                nameof(PostHogOptions.MaxQueueBytes),
                (o, v) => o.MaxQueueBytes = v.Bytes(o.MaxQueueBytes)
            ),
            (
                nameof(PostHogOptions.AiMaxQueueBytes),
                (o, v) => o.AiMaxQueueBytes = v.Bytes(o.AiMaxQueueBytes)
            ),
        ];

    private static (string, Action<PostHogOptions, ConfiguredValue>)[] Events =>
        [
            (nameof(PostHogOptions.SuperProperties), (o, v) => v.FillProperties(o.SuperProperties)),
            (nameof(PostHogOptions.SuperOptions), (o, v) => v.FillProperties(o.SuperOptions)),
            (
                nameof(PostHogOptions.HistoricalMigration),
                (o, v) => o.HistoricalMigration = v.Flag(o.HistoricalMigration)
            ),
            (
                nameof(PostHogOptions.DisableGeoIP),
                (o, v) => o.DisableGeoIP = v.Flag(o.DisableGeoIP)
            ),
            (nameof(PostHogOptions.IsServer), (o, v) => o.IsServer = v.Flag(o.IsServer)),
            (
                nameof(PostHogOptions.EnableFullAiCapture),
                (o, v) => o.EnableFullAiCapture = v.Flag(o.EnableFullAiCapture)
            ),
            (nameof(PostHogOptions.PrivacyMode), (o, v) => o.PrivacyMode = v.Flag(o.PrivacyMode)),
        ];

    private static (string, Action<PostHogOptions, ConfiguredValue>)[] Flags =>
        [
            (
                nameof(PostHogOptions.FeatureFlagRequestTimeout),
                (o, v) => o.FeatureFlagRequestTimeout = v.Duration(o.FeatureFlagRequestTimeout)
            ),
            (
                nameof(PostHogOptions.FeatureFlagMaxRetries),
                (o, v) => o.FeatureFlagMaxRetries = v.Count(o.FeatureFlagMaxRetries)
            ),
            (
                nameof(PostHogOptions.FeatureFlagCacheDuration),
                (o, v) =>
                    o.FeatureFlagCacheDuration = v.OptionalDuration(o.FeatureFlagCacheDuration)
            ),
            (
                nameof(PostHogOptions.FeatureFlagCacheSize),
                (o, v) => o.FeatureFlagCacheSize = v.Count(o.FeatureFlagCacheSize)
            ),
            (
                nameof(PostHogOptions.FeatureFlagCalledCacheSize),
                (o, v) => o.FeatureFlagCalledCacheSize = v.Count(o.FeatureFlagCalledCacheSize)
            ),
            (
                nameof(PostHogOptions.FeatureFlagPollInterval),
                (o, v) => o.FeatureFlagPollInterval = v.Duration(o.FeatureFlagPollInterval)
            ),
            (
                nameof(PostHogOptions.OnlyEvaluateFlagsLocally),
                (o, v) => o.OnlyEvaluateFlagsLocally = v.Flag(o.OnlyEvaluateFlagsLocally)
            ),
            (nameof(PostHogOptions.EvaluationContexts), (o, v) => v.FillList(o.EvaluationContexts)),
            (
                nameof(PostHogOptions.ProjectTimeZone),
                (o, v) => o.ProjectTimeZone = v.TimeZone(o.ProjectTimeZone)
            ),
        ];

    private static (string, Action<PostHogOptions, ConfiguredValue>)[] Overrides =>
        [
            (
                nameof(PostHogOptions.FlagOverridesFile),
                (o, v) => o.FlagOverridesFile = v.Text(o.FlagOverridesFile)
            ),
            (
                nameof(PostHogOptions.FlagOverrideMode),
                (o, v) => o.FlagOverrideMode = v.Choice(o.FlagOverrideMode)
            ),
        ];

    private static (string, Action<PostHogOptions, ConfiguredValue>)[] Exceptions =>
        [
            (
                nameof(PostHogOptions.CaptureUnhandledExceptions),
                (o, v) => o.CaptureUnhandledExceptions = v.Flag(o.CaptureUnhandledExceptions)
            ),
            (
                nameof(PostHogOptions.CaptureUnobservedTaskExceptions),
                (o, v) =>
                    o.CaptureUnobservedTaskExceptions = v.Flag(o.CaptureUnobservedTaskExceptions)
            ),
            (nameof(PostHogOptions.InAppNamespaces), (o, v) => v.FillList(o.InAppNamespaces)),
            (nameof(PostHogOptions.LibraryNamespaces), (o, v) => v.FillList(o.LibraryNamespaces)),
            (
                nameof(PostHogOptions.SendSourcePaths),
                (o, v) => o.SendSourcePaths = v.Flag(o.SendSourcePaths)
            ),
            (
                nameof(PostHogOptions.SendSourceLines),
                (o, v) => o.SendSourceLines = v.Flag(o.SendSourceLines)
            ),
        ];

    /// <summary>Whether a key is the name of an option, however it is set.</summary>
    public static bool IsKnown(string key) =>
        Settable.ContainsKey(key) || CodeOnly.Contains(key, StringComparer.OrdinalIgnoreCase);

    // Keys of configuration have no case.
    private static Dictionary<string, Action<PostHogOptions, ConfiguredValue>> TableOf(
        (string Key, Action<PostHogOptions, ConfiguredValue> Set)[] entries
    ) => entries.ToDictionary(one => one.Key, one => one.Set, StringComparer.OrdinalIgnoreCase);
}
