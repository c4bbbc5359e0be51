using PostHog.Capture;
using PostHog.Capture.V0;
using PostHog.Capture.V1;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>The options of one client, checked and frozen at its construction.</summary>
internal sealed class ClientSettings
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    private ClientSettings(PostHogOptions options)
    {
        Log = new PostHogLog(options.Log);
        Clock = options.Clock;
        Jitter = options.Jitter;
        Token = options.ProjectToken?.Trim() ?? "";
        IsEnabled = Token.Length > 0 && !options.Disabled;
        BeforeSend = new BeforeSendChain(options.BeforeSend);
        (Wire, AiWire) = WiresOf(options);
        var defaults = EventDefaults.From(options);
        Serialiser = SerialiserOf(options, defaults, EventForm.AnalyticsMaxBytes);
        AiSerialiser = SerialiserOf(options, defaults, EventForm.AiMaxBytes);
        RetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultMaxRetries);
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

    public int MaxBatchSize { get; }

    /// <summary>Writes analytics events down.</summary>
    public EventSerialiser Serialiser { get; }

    /// <summary>Writes AI events down.</summary>
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

        Check(options);
        var settings = new ClientSettings(options);
        if (settings.Token.Length == 0)
        {
            settings.Log.ProjectTokenMissing();
        }

        return settings;
    }

    private (CaptureWire Wire, CaptureWire AiWire) WiresOf(PostHogOptions options)
    {
        var endpoints = Endpoints.FromHost(options.Host);
        var timeout = options.RequestTimeout;
        var codec = BodyCodec.For(options.Compression, Log.BodyNotCompressed);
        var aiCodec = BodyCodec.For(options.AiCompression, Log.BodyNotCompressed);
        return options.CaptureMode == CaptureMode.V0
            ? (
                new V0Wire(endpoints.Batch, Token, timeout, codec),
                new V0Wire(endpoints.AiBatch, Token, timeout, aiCodec)
            )
            : (
                new V1Wire(endpoints.AnalyticsEvents, Token, timeout, codec),
                new V1Wire(endpoints.AiEvents, Token, timeout, aiCodec)
            );
    }

    private EventSerialiser SerialiserOf(
        PostHogOptions options,
        EventDefaults defaults,
        int maxBytes
    ) => new(EventForm.For(options.CaptureMode, defaults, maxBytes, Log), BeforeSend, Log, Clock);

    private static void Check(PostHogOptions options)
    {
        if (options.RequestTimeout <= TimeSpan.Zero || options.RequestTimeout > LongestTimeout)
        {
            throw OutOfRange(
                nameof(PostHogOptions.RequestTimeout),
                options.RequestTimeout,
                "must be longer than zero and at most one hour"
            );
        }

        if (options.MaxRetries < 0)
        {
            throw OutOfRange(
                nameof(PostHogOptions.MaxRetries),
                options.MaxRetries,
                "must not be negative"
            );
        }

        if (options.MaxBatchSize < 1)
        {
            throw OutOfRange(
                nameof(PostHogOptions.MaxBatchSize),
                options.MaxBatchSize,
                "must be at least 1"
            );
        }

        CheckCapture(options);
        if (options.HttpHandler is not null && options.HttpClient is not null)
        {
            throw new ArgumentException(
                "HttpHandler and HttpClient exclude each other: set one of them.",
                nameof(PostHogOptions.HttpHandler)
            );
        }
    }

    private static void CheckCapture(PostHogOptions options)
    {
        if (options.CaptureMode is not (CaptureMode.V0 or CaptureMode.V1))
        {
            throw OutOfRange(
                nameof(PostHogOptions.CaptureMode),
                options.CaptureMode,
                "must be one of the modes there are"
            );
        }

        CheckCompression(nameof(PostHogOptions.Compression), options.Compression);
        CheckCompression(nameof(PostHogOptions.AiCompression), options.AiCompression);
        if (options.BeforeSend.Contains(null!))
        {
            throw new ArgumentException(
                "BeforeSend must not hold null.",
                nameof(PostHogOptions.BeforeSend)
            );
        }
    }

    private static void CheckCompression(string option, CaptureCompression compression)
    {
        if (!BodyCodec.Has(compression))
        {
            throw OutOfRange(option, compression, "must be a compression that this runtime has");
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(
        string option,
        object? value,
        string rule
    ) => new(option, value, $"{option} {rule}.");
}
