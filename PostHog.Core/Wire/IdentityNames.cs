namespace PostHog.Wire;

/// <summary>The names for events about persons, groups and surveys on PostHog's wire.</summary>
internal static class IdentityNames
{
    public const string Identify = "$identify";
    public const string CreateAlias = "$create_alias";
    public const string GroupIdentify = "$groupidentify";
    public const string SetProperties = "$set";
    public const string Alias = "alias";
    public const string GroupType = "$group_type";
    public const string GroupKey = "$group_key";
    public const string DeviceId = "$device_id";

    // Headers that say who a request is for
    public const string DistinctIdHeader = "X-POSTHOG-DISTINCT-ID";
    public const string SessionIdHeader = "X-POSTHOG-SESSION-ID";

    public const string SurveySent = "survey sent";
    public const string SurveyShown = "survey shown";
    public const string SurveyDismissed = "survey dismissed";
    public const string SurveyId = "$survey_id";
    public const string SurveyResponse = "$survey_response";

    /// <summary>Whether an event describes only the person or group that it names.</summary>
    public static bool SetsOwnDistinctId(string eventName) =>
        eventName.Length > 0
        && eventName[0] == '$'
        && eventName is CreateAlias or GroupIdentify or SetProperties;
}
