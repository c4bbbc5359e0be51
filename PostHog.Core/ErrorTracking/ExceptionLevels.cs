namespace PostHog.ErrorTracking;

// Facts: exception-levels.
/// <summary>How bad an exception is, in PostHog's words, and other words for them.</summary>
internal static class ExceptionLevels
{
    public const string Fatal = "fatal";
    public const string Error = "error";

    /// <summary>Returns PostHog's word for a level; null for a word that means none.</summary>
    public static string? Normalise(string? level) =>
        level?.Trim().ToUpperInvariant() switch
        {
            "FATAL" or "CRITICAL" or "ALERT" or "EMERGENCY" => Fatal,
            "ERROR" => Error,
            "WARNING" or "WARN" => "warning",
            "LOG" => "log",
            "INFO" or "NOTICE" => "info",
            "DEBUG" or "TRACE" => "debug",
            _ => null,
        };
}
