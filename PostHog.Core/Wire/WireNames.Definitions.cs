namespace PostHog.Wire;

// Facts: definitions-top-level.
internal static partial class WireNames
{
    // Flag definitions
    public const string IfNoneMatch = "If-None-Match";
    public const string ETag = "ETag";
    public const string Bearer = "Bearer ";
    public const string ErrorType = "type";
    public const string QuotaErrorType = "quota_limited";
}
