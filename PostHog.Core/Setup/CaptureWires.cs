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
    ) => Of(options.CaptureMode, options, settings, log);

    /// <summary>
    /// Returns the wires of one capture mode, which the options need not have: a spool can hold events of both. The
    /// other mode may not have the compression of the options, so its bodies are not compressed.
    /// </summary>
    public static (CaptureWire Analytics, CaptureWire Ai) Of(
        CaptureMode mode,
        PostHogOptions options,
        ClientSettings settings,
        PostHogLog log
    )
    {
        var (endpoints, token) = (settings.Endpoints, settings.Token);
        var timeout = options.RequestTimeout;
        var isOwn = mode == options.CaptureMode;
        var none = CaptureCompression.None;
        var codec = BodyCodec.For(
            isOwn ? options.Compression : none,
            log.BodyNotCompressed,
            options.HasChosenCompression ? 0 : BodyCodec.SmallBody
        );
        var aiCodec = BodyCodec.For(isOwn ? options.AiCompression : none, log.BodyNotCompressed);
        return mode == CaptureMode.V0
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
