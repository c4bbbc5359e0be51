using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Compliance.Hosting;
using PostHog.Compliance.Sdk;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /init</c>: makes the client of a test, in place of one it had before.</summary>
internal static class InitEndpoint
{
    private const int DefaultFlushAt = 100;
    private const int DefaultMaxRetries = 3;

    // No test waits for it, and a short one would split a batch that has to be a single request.
    private static readonly TimeSpan DefaultFlushInterval = TimeSpan.FromMinutes(10);

    public static void Map(
        IEndpointRouteBuilder routes,
        SessionRegistry sessions,
        AdapterSettings settings,
        Func<Uri> ownAddress
    ) =>
        routes.MapCall(
            HttpMethods.Post,
            "/init",
            async call =>
            {
                await sessions.ReplaceAsync(call.TestId, Open(call, settings, ownAddress));
                return Reply.Done;
            }
        );

    private static TestSession Open(Call call, AdapterSettings settings, Func<Uri> ownAddress)
    {
        var trace = new RequestTrace(call.TestId);
        var options = ReadOptions(call, settings);
        var handler = new TracingHandler(trace);
        Relay? relay = null;
        if (settings.Transport == TransportKind.BuiltIn)
        {
            relay = new Relay(
                new Uri(options.Host!),
                new HttpMessageInvoker(handler, disposeHandler: false)
            );
            options.Host = new Uri(ownAddress(), RelayEndpoint.PathOf(call.TestId)).AbsoluteUri;
        }
        else
        {
            options.HttpHandler = handler;
        }

        ISdk sdk = settings.Client switch
        {
            ClientKind.Async => new AsyncSdk(options),
            _ => new BlockingSdk(options),
        };
        return new TestSession(sdk, trace, options, relay);
    }

    private static PostHogOptions ReadOptions(Call call, AdapterSettings settings) =>
        new()
        {
            ProjectToken = call.Read<string>("api_key"),
            Host = call.Read<string>("host"),
            FlushAt = call.Read<int?>("flush_at") ?? DefaultFlushAt,
            FlushInterval = call.Read<double?>("flush_interval_ms") is { } time
                ? TimeSpan.FromMilliseconds(time)
                : DefaultFlushInterval,
            MaxRetries = call.Read<int?>("max_retries") ?? DefaultMaxRetries,
            SecretKey = call.Read<string>("personal_api_key"),
            // The harness says when to load, and counts the requests.
            FeatureFlagPollInterval = TimeSpan.Zero,
            DisableGeoIP = call.Read<bool>("disable_geoip"),
            HistoricalMigration = call.Read<bool>("historical_migration"),
            CaptureMode = settings.Mode,
            Compression = CompressionOf(call, settings),
            AiCompression = CompressionOf(call, settings),
            // Nothing leaves when the adapter is stopped.
            ExitFlushTimeout = null,
        };

    // The harness has one switch for all events.
    private static CaptureCompression CompressionOf(Call call, AdapterSettings settings) =>
        settings.Encoding switch
        {
            _ when !call.Read<bool>("enable_compression") => CaptureCompression.None,
            "gzip" => CaptureCompression.Gzip,
            "deflate" => CaptureCompression.Deflate,
            "br" => CaptureCompression.Brotli,
            var other => throw new ArgumentException($"'{other}' is no known encoding."),
        };
}
