using PostHog.Capture;
using PostHog.Capture.V0;
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
        Wire = new V0Wire(
            Endpoints.FromHost(options.Host).Batch,
            Token,
            options.RequestTimeout,
            options.EnableCompression ? Codec.Gzip : Codec.None
        );
        RetryPolicy = new RetryPolicy(options.MaxRetries ?? RetryPolicy.DefaultMaxRetries);
        MaxBatchSize = options.MaxBatchSize;
        SdkProperties = SdkProperties.From(options);
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

    public RetryPolicy RetryPolicy { get; }

    public int MaxBatchSize { get; }

    public SdkProperties SdkProperties { get; }

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

        if (options.HttpHandler is not null && options.HttpClient is not null)
        {
            throw new ArgumentException(
                "HttpHandler and HttpClient exclude each other: set one of them.",
                nameof(PostHogOptions.HttpHandler)
            );
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(
        string option,
        object? value,
        string rule
    ) => new(option, value, $"{option} {rule}.");
}
