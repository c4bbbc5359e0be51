using PostHog.Wire;

namespace PostHog.Setup;

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
            throw new ArgumentOutOfRangeException(
                option,
                compression,
                $"{option} must be a compression that this runtime has."
            );
        }
    }
}
