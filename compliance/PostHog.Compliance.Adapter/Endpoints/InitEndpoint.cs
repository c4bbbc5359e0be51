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
        AdapterSettings settings
    ) =>
        routes.MapCall(
            HttpMethods.Post,
            "/init",
            async call =>
            {
                await sessions.ReplaceAsync(call.TestId, Open(call, settings));
                return Reply.Done;
            }
        );

    private static TestSession Open(Call call, AdapterSettings settings)
    {
        var trace = new RequestTrace(call.TestId);
        var options = ReadOptions(call, settings);
        options.HttpHandler = new TracingHandler(trace);
        ISdk sdk = settings.Client switch
        {
            ClientKind.Async => new AsyncSdk(options),
            _ => new BlockingSdk(options),
        };
        return new TestSession(sdk, trace, options);
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
            Compression = call.Read<bool>("enable_compression")
                ? CompressionOf(settings.Encoding)
                : CaptureCompression.None,
            // Nothing leaves when the adapter is stopped.
            ExitFlushTimeout = null,
        };

    private static CaptureCompression CompressionOf(string encoding) =>
        encoding switch
        {
            "gzip" => CaptureCompression.Gzip,
            "deflate" => CaptureCompression.Deflate,
            "br" => CaptureCompression.Brotli,
            _ => throw new ArgumentException($"'{encoding}' is no known encoding."),
        };
}
