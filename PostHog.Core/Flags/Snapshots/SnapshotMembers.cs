namespace PostHog.Flags.Snapshots;

/// <summary>
/// The names in a snapshot as JSON. Snapshots wait in queues while programs are updated, so no name changes its meaning;
/// a form that older versions cannot read gets another format number.
/// </summary>
internal static class SnapshotMembers
{
    /// <summary>The number of this form.</summary>
    public const long Format = 1;

    public const string FormatName = "format";
    public const string DistinctId = "distinct_id";
    public const string Groups = "groups";
    public const string Omitted = "omitted_properties";
    public const string DisableGeoIP = "geoip_disable";
    public const string IsAnswered = "answered";
    public const string RequestId = "request_id";
    public const string EvaluatedAt = "evaluated_at";
    public const string Error = "error";
    public const string Failure = "failure";
    public const string FailedKeys = "failed_keys";
    public const string MinimalRemote = "minimal_remote";
    public const string MinimalLocal = "minimal_local";
    public const string Records = "records_reads";
    public const string IsFiltered = "filtered";
    public const string Flags = "flags";

    public const string Key = "key";
    public const string IsEnabled = "enabled";
    public const string Variant = "variant";
    public const string Payload = "payload";
    public const string Source = "source";
    public const string Reason = "reason";
    public const string ReasonText = "reason_text";
    public const string Condition = "condition_index";
    public const string Id = "id";
    public const string Version = "version";
    public const string HasExperiment = "has_experiment";
    public const string Runtime = "runtime";
    public const string Reads = "reads";

    public const string Kind = "kind";
    public const string Message = "message";
    public const string Status = "status";
}
