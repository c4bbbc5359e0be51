using PostHog.Capture.V0;
using PostHog.Capture.V1;
using PostHog.Diagnostics;
using PostHog.Wire;
using PostHog.Wire.Compression;

namespace PostHog.Setup;

/// <summary>Selects the wire version and its endpoints for the two queues of a client.</summary>
internal static class CaptureWires
{
    public static (CaptureWire Analytics, CaptureWire Ai) From(
        PostHogOptions options,
        ClientSettings settings,
        PostHogLog log
    )
    {
        var (endpoints, token) = (settings.Endpoints, settings.Token);
        var timeout = options.RequestTimeout;
        var codec = BodyCodec.For(options.Compression, log.BodyNotCompressed);
        var aiCodec = BodyCodec.For(options.AiCompression, log.BodyNotCompressed);
        return options.CaptureMode == CaptureMode.V0
            ? (
                new V0Wire(endpoints.Batch, token, timeout, codec),
                new V0Wire(endpoints.AiBatch, token, timeout, aiCodec)
            )
            : (
                new V1Wire(endpoints.AnalyticsEvents, token, timeout, codec),
                new V1Wire(endpoints.AiEvents, token, timeout, aiCodec)
            );
    }
}
