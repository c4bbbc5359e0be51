using System.Text;
using PostHog.Capture.V0;
using PostHog.Capture.V1;
using PostHog.Delivery;
using PostHog.Time;
using PostHog.Wire;
using PostHog.Wire.Compression;

namespace PostHog.Core.Tests;

/// <summary>Creates valid test objects.</summary>
internal static class A
{
    public static readonly DateTimeOffset Moment = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A reading of a clock at that moment.</summary>
    public static readonly ClockReading Now = new(Moment, TimeSpan.FromHours(1));

    public static readonly Guid Uuid = new("0198f3a0-0000-7000-8000-000000000001");

    public static PostHogEvent Event(string name = "order placed") => new(name, "user-42");

    public static SerialisedEvent Serialised(
        string name = "e",
        Guid? uuid = null,
        int bytes = 10
    ) => new(name, uuid ?? Guid.NewGuid(), new byte[bytes]);

    public static V0Wire Wire(CaptureCompression compression = CaptureCompression.None) =>
        new(
            new Uri("https://posthog.example/batch/"),
            "phc_token",
            TimeSpan.FromSeconds(15),
            BodyCodec.For(compression, _ => { })
        );

    public static V1Wire V1Wire(CaptureCompression compression = CaptureCompression.None) =>
        new(
            new Uri("https://posthog.example/i/v1/analytics/events"),
            "phc_token",
            TimeSpan.FromSeconds(15),
            BodyCodec.For(compression, _ => { })
        );

    public static BatchDelivery Delivery(int maxRetries = 3, params SerialisedEvent[] events) =>
        new(
            events.Length == 0 ? [Serialised()] : events,
            Wire(),
            new RetryPolicy(maxRetries),
            new BatchOrigin(Uuid, Moment, HistoricalMigration: false)
        );

    public static BatchFactory Batches(int maxRetries = 3, CaptureWire? wire = null) =>
        new(
            wire ?? Wire(),
            new RetryPolicy(maxRetries),
            historicalMigration: false,
            _ => Guid.NewGuid()
        );

    public static WireResponse Answer(int status, string body = "", string? retryAfter = null) =>
        WireResponse.Of(status, retryAfter, Encoding.UTF8.GetBytes(body));

    public static WireResponse NoResponse(bool bodyStarted) =>
        WireResponse.NoResponse(
            TransportFailure.From(new IOException("cut"), bodyStarted, timedOut: false)
        );

    public static PostHogFailure Failure(
        PostHogFailureKind kind = PostHogFailureKind.ServerError,
        int? status = 503
    ) => new(kind, "Something went wrong.", status);

    public static EventVerdict Verdict(DeliveryOutcome outcome, PostHogFailure? failure = null) =>
        new("order placed", Uuid, outcome, failure);
}
