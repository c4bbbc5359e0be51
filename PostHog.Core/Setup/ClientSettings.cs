using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>
/// The options of one client as plain values, checked and frozen when the client is constructed. Immutable.
/// </summary>
internal sealed record ClientSettings
{
    private ClientSettings(PostHogOptions options)
    {
        Token = options.ProjectToken?.Trim() ?? "";
        Secrets = Secrets.From(options);
        Endpoints = Endpoints.FromHost(options.Host, Secrets);
        IsEnabled = Token.Length > 0 && !options.Disabled;
        RetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultMaxRetries);
        QueueRetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultQueueRetries);
        CaptureTimeout = options.CaptureTimeout;
        ShutdownTimeout = options.ShutdownTimeout;
        ExitFlushTimeout = options.ExitFlushTimeout;
        HistoricalMigration = options.HistoricalMigration;
        PrivacyMode = options.PrivacyMode;
        EnableFullAiCapture = options.EnableFullAiCapture;
        Queue = new QueueLimits(
            options.MaxQueueSize,
            options.MaxQueueBytes,
            options.FlushAt,
            options.MaxBatchSize,
            options.FlushInterval
        )
        {
            ReservesPlaces = options.Spool is not null,
        };
        AiQueue = Queue with
        {
            MaxQueueSize = options.AiMaxQueueSize,
            MaxBytes = options.AiMaxQueueBytes,
        };
        Flags = new FlagSettings(
            options.FeatureFlagMaxRetries,
            options.FeatureFlagCalledCacheSize,
            options.DisableGeoIP,
            options.OnlyEvaluateFlagsLocally
        );
    }

    public string Token { get; }

    /// <summary>The values that no message may repeat.</summary>
    public Secrets Secrets { get; }

    /// <summary>The addresses of the host.</summary>
    public Endpoints Endpoints { get; }

    /// <summary>Whether the client sends anything at all.</summary>
    public bool IsEnabled { get; }

    /// <summary>The retry policy of capture calls.</summary>
    public RetryPolicy RetryPolicy { get; }

    /// <summary>The retry policy of queued events.</summary>
    public RetryPolicy QueueRetryPolicy { get; }

    public TimeSpan? CaptureTimeout { get; }

    public TimeSpan ShutdownTimeout { get; }

    public TimeSpan? ExitFlushTimeout { get; }

    /// <summary>How long sending the report of a crash may delay the crash.</summary>
    public TimeSpan CrashFlushTimeout => ExitFlushTimeout ?? TimeSpan.FromSeconds(2);

    /// <summary>Whether all events belong to an import of old data.</summary>
    public bool HistoricalMigration { get; }

    /// <summary>Whether the content of AI calls stays in this process.</summary>
    public bool PrivacyMode { get; }

    /// <summary>Whether AI calls are captured with their media.</summary>
    public bool EnableFullAiCapture { get; }

    /// <summary>The limits of the queue of analytics events.</summary>
    public QueueLimits Queue { get; }

    /// <summary>The limits of the queue of AI events. AI events are large, so fewer of them may wait.</summary>
    public QueueLimits AiQueue { get; }

    /// <summary>The settings for evaluating feature flags.</summary>
    public FlagSettings Flags { get; }

    /// <summary>Checks the options and copies the values that a client needs.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
    public static ClientSettings From(PostHogOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        OptionsCheck.Check(options);
        return new ClientSettings(options);
    }
}
