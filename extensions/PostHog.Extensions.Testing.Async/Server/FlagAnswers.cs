using System.Globalization;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing.Server;

/// <summary>Answers requests for flags.</summary>
internal static class FlagAnswers
{
    /// <summary>The answer once the quota of evaluations is used up.</summary>
    public const string OverQuota = "{\"flags\":{},\"quotaLimited\":[\"feature_flags\"]}";

    /// <summary>Returns the flags of one person.</summary>
    public static string Of(FakeFlags flags, FlagAsk ask, DateTimeOffset now)
    {
        var rows = new JsonObject();
        var hasErrors = false;
        foreach (var flag in flags.Evaluate(ask))
        {
            if (!ask.IsFor(flag.Key))
            {
                continue;
            }

            hasErrors |= flag.Value is null;
            rows[flag.Key] = RowOf(flag.Key, flag.Value);
        }

        return JsonTree.ToJson(
            new JsonObject
            {
                ["flags"] = rows,
                ["errorsWhileComputingFlags"] = hasErrors,
                ["requestId"] = "fake-request",
                ["evaluatedAt"] = now.ToUnixTimeMilliseconds(),
            }
        );
    }

    private static JsonObject RowOf(string key, FeatureFlag? flag) =>
        flag is null
            ? new JsonObject
            {
                ["key"] = key,
                ["enabled"] = false,
                ["failed"] = true,
            }
            : new JsonObject
            {
                ["key"] = key,
                [WireNames.FlagEnabled] = flag.IsEnabled,
                [WireNames.FlagVariant] = flag.Variant,
                [WireNames.FlagReason] = new JsonObject
                {
                    [WireNames.ReasonCode] = ReasonOf(flag),
                    [WireNames.ReasonCondition] = (long?)flag.ConditionIndex,
                },
                [WireNames.FlagMetadata] = new JsonObject
                {
                    [WireNames.FlagId] = flag.Id,
                    [WireNames.FlagVersion] = (long?)flag.Version,
                    [WireNames.FlagPayload] = flag.PayloadJson,
                    [WireNames.FlagExperiment] = flag.HasExperiment,
                },
            };

    private static string? ReasonOf(FeatureFlag flag) =>
        flag.Source != FeatureFlagSource.Override ? flag.Reason
        : flag.IsEnabled ? "condition_match"
        : "no_condition_match";

    /// <summary>Returns the key of a flag in the path of a request for its payload; null for another path.</summary>
    public static string? RemoteConfigKey(string path)
    {
        const string prefix = "/api/projects/@current/feature_flags/";
        const string suffix = "/remote_config";
        return
            path.StartsWith(prefix, StringComparison.Ordinal)
            && path.EndsWith(suffix, StringComparison.Ordinal)
            && path.Length > prefix.Length + suffix.Length
            ? Uri.UnescapeDataString(
                path.Substring(prefix.Length, path.Length - prefix.Length - suffix.Length)
            )
            : null;
    }

    /// <summary>Returns a number of seconds for a header.</summary>
    public static string Seconds(TimeSpan time) =>
        Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
