using PostHog.Wire.Compression;

namespace PostHog.Setup;

// Facts: v0-encodings.
/// <summary>Validates the capture options when a client is constructed.</summary>
internal static class CaptureCheck
{
    /// <summary>Throws if one of these options is invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
    public static void Check(PostHogOptions options)
    {
        if (options.CaptureMode is not (CaptureMode.V0 or CaptureMode.V1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(PostHogOptions.CaptureMode),
                options.CaptureMode,
                "CaptureMode must be V0 or V1."
            );
        }

        CheckCompression(
            nameof(PostHogOptions.Compression),
            options.Compression,
            options.CaptureMode
        );
        CheckCompression(
            nameof(PostHogOptions.AiCompression),
            options.AiCompression,
            options.CaptureMode
        );
        if (options.BeforeSend.Contains(null!))
        {
            throw new ArgumentException(
                "BeforeSend must not contain null.",
                nameof(PostHogOptions.BeforeSend)
            );
        }
    }

    private static void CheckCompression(
        string option,
        CaptureCompression compression,
        CaptureMode mode
    )
    {
        if (!BodyCodec.Has(compression))
        {
            throw new ArgumentOutOfRangeException(
                option,
                compression,
                $"{option} must be a compression that this runtime supports."
            );
        }

        var isForV1 = compression is CaptureCompression.Deflate or CaptureCompression.Brotli;
        if (isForV1 && mode == CaptureMode.V0)
        {
            throw new ArgumentOutOfRangeException(
                option,
                compression,
                $"{option} must be None or Gzip: PostHog cannot unpack anything else in CaptureMode.V0. "
                    + "Set CaptureMode to V1 to use Deflate or Brotli."
            );
        }
    }
}
