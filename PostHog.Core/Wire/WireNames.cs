namespace PostHog.Wire;

/// <summary>Every name that PostHog's wire knows, and no other place spells one out.</summary>
internal static class WireNames
{
    // Envelope of a V0 batch
    public const string ApiKey = "api_key";
    public const string Batch = "batch";
    public const string SentAt = "sent_at";
    public const string HistoricalMigration = "historical_migration";

    // One event
    public const string Event = "event";
    public const string DistinctId = "distinct_id";
    public const string Properties = "properties";
    public const string Timestamp = "timestamp";
    public const string Uuid = "uuid";

    // Properties
    public const string Lib = "$lib";
    public const string LibVersion = "$lib_version";
    public const string IsServer = "$is_server";
    public const string Os = "$os";
    public const string OsVersion = "$os_version";
    public const string Runtime = "$net_runtime";
    public const string Architecture = "$arch";
    public const string GeoIpDisable = "$geoip_disable";
    public const string Groups = "$groups";
    public const string ProcessPersonProfile = "$process_person_profile";

    // Answers
    public const string QuotaLimited = "quotaLimited";

    // Headers
    public const string UserAgent = "User-Agent";
    public const string RetryAfter = "Retry-After";
    public const string Gzip = "gzip";
    public const string Json = "application/json";
}
