using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Time;

namespace PostHog.Setup;

/// <summary>The options of one client, checked and frozen at its construction.</summary>
internal sealed class ClientSettings
{
    private readonly KnownBadIds _badIds;

    private ClientSettings(PostHogOptions options, bool hasProvider)
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
        SendGate = new SendGate(IsEnabled);
        BeforeSend = new BeforeSendChain(options.BeforeSend);
        _badIds = new KnownBadIds(Log);
        (Events, Ai) = LanesOf(options);
        MaxBatchSize = options.MaxBatchSize;
        HistoricalMigration = options.HistoricalMigration;
        Definitions = IsEnabled ? DefinitionSettings.From(options, Token, hasProvider) : null;
        Flags = FlagSettings.From(options, Token, Log, Definitions?.State);
    }

    public PostHogLog Log { get; }

    public Clock Clock { get; }

    /// <summary>Returns a random number from 0 up to 1.</summary>
    public Func<double> Jitter { get; }

    public string Token { get; }

    /// <summary>Whether the client sends anything at all.</summary>
    public bool IsEnabled { get; }

    /// <summary>The queue of analytics events.</summary>
    public QueueSettings Events { get; }

    /// <summary>The queue of AI events.</summary>
    public QueueSettings Ai { get; }

    /// <summary>Everything about the definitions of feature flags; null when they are not evaluated here.</summary>
    public DefinitionSettings? Definitions { get; }

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

    public SendGate SendGate { get; }

    /// <summary>The functions that have the last word on every event of both queues.</summary>
    public BeforeSendChain BeforeSend { get; }

    /// <summary>Checks options and takes what a client needs of them.</summary>
    /// <param name="options">The options.</param>
    /// <param name="hasProvider">Whether definitions of flags may come from elsewhere than PostHog.</param>
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public static ClientSettings From(PostHogOptions options, bool hasProvider = false)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        OptionsCheck.Check(options);
        var settings = new ClientSettings(options, hasProvider);
        if (settings.Token.Length == 0)
        {
            settings.Log.ProjectTokenMissing();
        }

        return settings;
    }

    // AI events are large: fewer of them may wait.
    private (QueueSettings Events, QueueSettings Ai) LanesOf(PostHogOptions options)
    {
        var defaults = EventDefaults.From(options);
        var (wire, aiWire) = CaptureWires.From(options, Token, Log);
        var limits = new QueueLimits(
            options.MaxQueueSize,
            options.FlushAt,
            options.MaxBatchSize,
            options.FlushInterval
        );
        return (
            new(
                "PostHog events",
                wire,
                SerialiserOf(options, defaults, EventFormat.AnalyticsMaxBytes),
                limits,
                new Reporter(new QueueCounters("events"), Log, options.OnError)
            ),
            new(
                "PostHog AI events",
                aiWire,
                SerialiserOf(options, defaults, EventFormat.AiMaxBytes),
                limits with
                {
                    MaxQueueSize = options.AiMaxQueueSize,
                },
                new Reporter(new QueueCounters("ai"), Log, options.OnError)
            )
        );
    }

    private EventSerialiser SerialiserOf(
        PostHogOptions options,
        EventDefaults defaults,
        int maxBytes
    ) =>
        new(
            EventFormat.For(options.CaptureMode, defaults, maxBytes, Log),
            BeforeSend,
            _badIds,
            Log,
            Clock
        );
}
