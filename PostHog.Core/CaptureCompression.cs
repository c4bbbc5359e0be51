namespace PostHog;

/// <summary>How request bodies are compressed.</summary>
public enum CaptureCompression
{
    /// <summary>No compression.</summary>
    None,

    /// <summary>The gzip format of RFC 1952: cheap to compute, and supported by every proxy.</summary>
    Gzip,

    /// <summary>The zlib format of RFC 1950, which HTTP calls deflate. For <see cref="CaptureMode.V1"/> only.</summary>
    Deflate,

    /// <summary>
    /// Brotli, RFC 7932. For <see cref="CaptureMode.V1"/> only. Not available on .NET Framework, where the constructor
    /// of a client rejects this setting.
    /// </summary>
    Brotli,
}
