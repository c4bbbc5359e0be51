namespace PostHog;

/// <summary>How request bodies are made smaller on their way.</summary>
public enum CaptureCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The gzip format of RFC 1952: cheap, and understood by every proxy.</summary>
    Gzip,

    /// <summary>The zlib format of RFC 1950, which HTTP calls deflate.</summary>
    Deflate,

    /// <summary>
    /// Brotli, RFC 7932. Where the runtime does not have it, which is .NET Framework, no client can be made with this
    /// setting.
    /// </summary>
    Brotli,
}
