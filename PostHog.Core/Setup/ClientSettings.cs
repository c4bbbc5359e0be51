using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Time;

namespace PostHog.Setup;

/// <summary>The options of one client, checked and frozen at its construction.</summary>
internal sealed class ClientSettings
{
    private readonly KnownBadIds _badIds;

    private ClientSettings(PostHogOptions options)
    {
        Log = new PostHogLog(options.Log) { IsDebug = options.Debug };
        Clock = options.Clock;
        Jitter = options.Jitter;
        Token = options.ProjectToken?.Trim() ?? "";
        IsEnabled = Token.Length > 0 && !options.Disabled;
        RetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultMaxRetries);
        QueueRetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultQueueRetries);
        CaptureTimeout = options.CaptureTimeout;
        ShutdownTimeout = options.ShutdownTimeout;
        ExitFlushTimeout = options.ExitFlushTimeout;
        Door = new Door(IsEnabled);
        BeforeSend = new BeforeSendChain(options.BeforeSend);
        _badIds = new KnownBadIds(Log);
        (Events, Ai) = LanesOf(options);
        MaxBatchSize = options.MaxBatchSize;
        HistoricalMigration = options.HistoricalMigration;
        Flags = FlagSettings.From(options, Token, Log);
    }

    public PostHogLog Log { get; }

    public Clock Clock { get; }

    /// <summary>Returns a random number from 0 up to 1.</summary>
    public Func<double> Jitter { get; }

    public string Token { get; }

    /// <summary>Whether the client sends anything at all.</summary>
    public bool IsEnabled { get; }

    /// <summary>The lane of analytics events.</summary>
    public LaneSettings Events { get; }

    /// <summary>The lane of AI events.</summary>
    public LaneSettings Ai { get; }

    /// <summary>Everything about feature flags.</summary>
    public FlagSettings Flags { get; }

    public RetryPolicy RetryPolicy { get; }

    /// <summary>Retries of queued events.</summary>
    public RetryPolicy QueueRetryPolicy { get; }

    public TimeSpan? CaptureTimeout { get; }

    public TimeSpan ShutdownTimeout { get; }

    public TimeSpan? ExitFlushTimeout { get; }

    /// <summary>How long a crash may be held up: its report was asked for, whatever else may be.</summary>
    public TimeSpan CrashFlushTimeout => ExitFlushTimeout ?? TimeSpan.FromSeconds(2);

    public int MaxBatchSize { get; }

    /// <summary>Whether every event is part of an import of old data.</summary>
    public bool HistoricalMigration { get; }

    public Door Door { get; }

    /// <summary>The functions that have the last word on every event of both lanes.</summary>
    public BeforeSendChain BeforeSend { get; }

    /// <summary>Checks options and takes what a client needs of them.</summary>
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public static ClientSettings From(PostHogOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        OptionsCheck.Check(options);
        var settings = new ClientSettings(options);
        if (settings.Token.Length == 0)
        {
            settings.Log.ProjectTokenMissing();
        }

        return settings;
    }

    // AI events are large: fewer of them may wait.
    private (LaneSettings Events, LaneSettings Ai) LanesOf(PostHogOptions options)
    {
        var defaults = EventDefaults.From(options);
        var (wire, aiWire) = CaptureWires.From(options, Token, Log);
        var limits = new LaneLimits(
            options.MaxQueueSize,
            options.FlushAt,
            options.MaxBatchSize,
            options.FlushInterval
        );
        return (
            new(
                "PostHog events",
                wire,
                SerialiserOf(options, defaults, EventForm.AnalyticsMaxBytes),
                limits,
                new Reporter(new LaneCounters("events"), Log, options.OnError)
            ),
            new(
                "PostHog AI events",
                aiWire,
                SerialiserOf(options, defaults, EventForm.AiMaxBytes),
                limits with
                {
                    MaxQueueSize = options.AiMaxQueueSize,
                },
                new Reporter(new LaneCounters("ai"), Log, options.OnError)
            )
        );
    }

    private EventSerialiser SerialiserOf(
        PostHogOptions options,
        EventDefaults defaults,
        int maxBytes
    ) =>
        new(
            EventForm.For(options.CaptureMode, defaults, maxBytes, Log),
            BeforeSend,
            _badIds,
            Log,
            Clock
        );
}
