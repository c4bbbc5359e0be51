namespace PostHog.Wire;

// Facts: v1-headers.
/// <summary>The names that PostHog's wire defines. No other code spells them out.</summary>
internal static partial class WireNames
{
    // Envelope of a V0 batch
    public const string ApiKey = "api_key";
    public const string Batch = "batch";
    public const string SentAt = "sent_at";
    public const string HistoricalMigration = "historical_migration";

    // Envelope of a V1 batch
    public const string CreatedAt = "created_at";

    // One event
    public const string Event = "event";
    public const string DistinctId = "distinct_id";
    public const string Properties = "properties";
    public const string Timestamp = "timestamp";
    public const string Uuid = "uuid";
    public const string Options = "options";
    public const string SessionId = "session_id";
    public const string WindowId = "window_id";

    // Properties
    public const string Lib = "$lib";
    public const string LibVersion = "$lib_version";
    public const string IsServer = "$is_server";
    public const string Os = "$os";
    public const string OsVersion = "$os_version";
    public const string Runtime = "$net_runtime";
    public const string Architecture = "$arch";
    public const string GeoIpDisable = "$geoip_disable";
    public const string ReleaseId = "$release_id";
    public const string Groups = "$groups";
    public const string GroupSet = "$group_set";
    public const string Set = "$set";
    public const string SetOnce = "$set_once";
    public const string SessionIdProperty = "$session_id";
    public const string WindowIdProperty = "$window_id";

    // Options, and the properties that older clients sent instead
    public const string CookielessModeOption = "cookieless_mode";
    public const string CookielessMode = "$cookieless_mode";
    public const string DisableSkewCorrectionOption = "disable_skew_correction";
    public const string IgnoreSentAt = "$ignore_sent_at";
    public const string ProductTourIdOption = "product_tour_id";
    public const string ProductTourId = "$product_tour_id";
    public const string ProcessPersonProfileOption = "process_person_profile";
    public const string ProcessPersonProfile = "$process_person_profile";

    // Answers
    public const string QuotaLimited = "quotaLimited";
    public const string Results = "results";
    public const string Result = "result";
    public const string Details = "details";
    public const string ResultOk = "ok";
    public const string ResultDrop = "drop";
    public const string ResultRetry = "retry";

    // Headers
    public const string UserAgent = "User-Agent";
    public const string AcceptEncoding = "Accept-Encoding";
    public const string RetryAfter = "Retry-After";
    public const string Location = "Location";
    public const string Authorization = "Authorization";
    public const string SdkInfo = "PostHog-Sdk-Info";
    public const string Attempt = "PostHog-Attempt";
    public const string RequestId = "PostHog-Request-Id";
    public const string RequestTimestamp = "PostHog-Request-Timestamp";
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";
    public const string Brotli = "br";
    public const string Json = "application/json";
}
