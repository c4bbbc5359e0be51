namespace PostHog.ErrorTracking;

// Facts: exception-levels.
/// <summary>The severity of an exception in PostHog's terms, and synonyms for these.</summary>
internal static class ExceptionLevels
{
    public const string Fatal = "fatal";
    public const string Error = "error";

    /// <summary>Returns PostHog's term for a level; null for an unknown word.</summary>
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
