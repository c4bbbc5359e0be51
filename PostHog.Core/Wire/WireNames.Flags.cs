namespace PostHog.Wire;

// Facts: flags-request-fields.
internal static partial class WireNames
{
    // A flags question
    public const string Token = "token";
    public const string PersonProperties = "person_properties";
    public const string FlagGroups = "groups";
    public const string GroupProperties = "group_properties";
    public const string GeoIpDisableMember = "geoip_disable";
    public const string DeviceId = "device_id";
    public const string EvaluationContexts = "evaluation_contexts";
    public const string EvaluationRuntime = "evaluation_runtime";
    public const string ServerRuntime = "server";
    public const string FlagKeys = "flag_keys_to_evaluate";
    public const string GroupKey = "$group_key";

    // Its answer
    public const string Flags = "flags";
    public const string FeatureFlags = "featureFlags";
    public const string FeatureFlagPayloads = "featureFlagPayloads";
    public const string ComputeErrors = "errorsWhileComputingFlags";
    public const string FlagRequestId = "requestId";
    public const string EvaluatedAt = "evaluatedAt";
    public const string MinimalEvents = "minimalFlagCalledEvents";
    public const string FlagsQuota = "feature_flags";

    // One flag of the answer
    public const string FlagEnabled = "enabled";
    public const string FlagVariant = "variant";
    public const string FlagValue = "value";
    public const string FlagFailed = "failed";
    public const string FlagReason = "reason";
    public const string ReasonCode = "code";
    public const string ReasonCondition = "condition_index";
    public const string ReasonDescription = "description";
    public const string FlagMetadata = "metadata";
    public const string FlagId = "id";
    public const string FlagVersion = "version";
    public const string FlagPayload = "payload";
    public const string FlagExperiment = "has_experiment";

    // The flag-called event, and what any event says about flags
    public const string FlagCalled = "$feature_flag_called";
    public const string FlagProperty = "$feature_flag";
    public const string FlagResponse = "$feature_flag_response";
    public const string FlagPayloadProperty = "$feature_flag_payload";
    public const string FlagIdProperty = "$feature_flag_id";
    public const string FlagVersionProperty = "$feature_flag_version";
    public const string FlagReasonProperty = "$feature_flag_reason";
    public const string FlagRequestIdProperty = "$feature_flag_request_id";
    public const string FlagEvaluatedAtProperty = "$feature_flag_evaluated_at";
    public const string FlagErrorProperty = "$feature_flag_error";
    public const string FlagExperimentProperty = "$feature_flag_has_experiment";
    public const string LocallyEvaluated = "locally_evaluated";
    public const string FlagValuePrefix = "$feature/";
    public const string ActiveFlags = "$active_feature_flags";

    // The possible errors of a flag-called event
    public const string FlagMissingError = "flag_missing";
    public const string FlagNotLoadedError = "definitions_not_loaded";
    public const string FlagComputeError = "errors_while_computing_flags";
    public const string FlagQuotaError = "quota_limited";
    public const string FlagTimeoutError = "timeout";
    public const string FlagConnectionError = "connection_error";
    public const string FlagStatusError = "api_error_";
    public const string FlagUnknownError = "unknown_error";
}
