using PostHog.Wire;

namespace PostHog.Setup;

// Facts: v0-encodings.
/// <summary>Refuses options about capture that no client can work with, at the door and by name.</summary>
internal static class CaptureCheck
{
    /// <summary>Returns when every such option is fine.</summary>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public static void Check(PostHogOptions options)
    {
        if (options.CaptureMode is not (CaptureMode.V0 or CaptureMode.V1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(PostHogOptions.CaptureMode),
                options.CaptureMode,
                "CaptureMode must be one of the modes there are."
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
                "BeforeSend must not hold null.",
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
                $"{option} must be a compression that this runtime has."
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
