using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>The options of one client, checked and frozen at its construction.</summary>
internal sealed class ClientSettings
{
    private ClientSettings(PostHogOptions options)
    {
        Log = new PostHogLog(options.Log) { IsDebug = options.Debug };
        Clock = options.Clock;
        Jitter = options.Jitter;
        Token = options.ProjectToken?.Trim() ?? "";
        IsEnabled = Token.Length > 0 && !options.Disabled;
        (Wire, AiWire) = CaptureWires.From(options, Token, Log);
        RetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultMaxRetries);
        QueueRetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultQueueRetries);
        CaptureTimeout = options.CaptureTimeout;
        ShutdownTimeout = options.ShutdownTimeout;
        ExitFlushTimeout = options.ExitFlushTimeout;
        Limits = new LaneLimits(
            options.MaxQueueSize,
            options.FlushAt,
            options.MaxBatchSize,
            options.FlushInterval
        );
        Door = new Door(IsEnabled);
        BeforeSend = new BeforeSendChain(options.BeforeSend);
        var defaults = EventDefaults.From(options);
        Serialiser = SerialiserOf(options, defaults, EventForm.AnalyticsMaxBytes);
        AiSerialiser = SerialiserOf(options, defaults, EventForm.AiMaxBytes);
        Reporter = new Reporter(new LaneCounters(), Log, options.OnError);
        MaxBatchSize = options.MaxBatchSize;
    }

    public PostHogLog Log { get; }

    public Clock Clock { get; }

    /// <summary>Returns a random number from 0 up to 1.</summary>
    public Func<double> Jitter { get; }

    public string Token { get; }

    /// <summary>Whether the client sends anything at all.</summary>
    public bool IsEnabled { get; }

    /// <summary>The version of the protocol, at the endpoint, that events are sent by.</summary>
    public CaptureWire Wire { get; }

    /// <summary>The same for AI events.</summary>
    public CaptureWire AiWire { get; }

    public RetryPolicy RetryPolicy { get; }

    /// <summary>Retries of queued events.</summary>
    public RetryPolicy QueueRetryPolicy { get; }

    public TimeSpan? CaptureTimeout { get; }

    public TimeSpan ShutdownTimeout { get; }

    public TimeSpan? ExitFlushTimeout { get; }

    public LaneLimits Limits { get; }

    public Reporter Reporter { get; }

    public int MaxBatchSize { get; }

    public Door Door { get; }

    /// <summary>Writes events down for <see cref="Wire"/>.</summary>
    public EventSerialiser Serialiser { get; }

    /// <summary>Writes AI events down for <see cref="AiWire"/>.</summary>
    public EventSerialiser AiSerialiser { get; }

    /// <summary>The functions that have the last word on every event; both serialisers ask these.</summary>
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

    private EventSerialiser SerialiserOf(
        PostHogOptions options,
        EventDefaults defaults,
        int maxBytes
    ) => new(EventForm.For(options.CaptureMode, defaults, maxBytes, Log), BeforeSend, Log, Clock);
}
