using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.TestKit;

/// <summary>Writes answers of a PostHog about flags.</summary>
public static class FlagsJson
{
    /// <summary>An answer with these flags: their values by key.</summary>
    public static string Of(params (string Key, object Value)[] flags) => Answer(flags).ToString();

    /// <summary>An answer without flags.</summary>
    public static string None => Of();

    /// <summary>An answer that lacks flags because the server failed to compute them.</summary>
    public static string WithErrors(params (string Key, object Value)[] flags)
    {
        var answer = Answer(flags);
        answer["errorsWhileComputingFlags"] = true;
        return answer.ToString(Formatting.None);
    }

    /// <summary>An answer whose quota is used up.</summary>
    public static string OverQuota => """{"flags":{},"quotaLimited":["feature_flags"]}""";

    /// <summary>One flag with a payload and all its metadata.</summary>
    public static string Full(
        string key,
        object value,
        string? payload = null,
        bool? hasExperiment = null,
        bool allowsMinimal = false
    )
    {
        var answer = Answer((key, value));
        answer["minimalFlagCalledEvents"] = allowsMinimal;
        answer["flags"]![key]!["reason"] = JObject.Parse(
            """{"code":"condition_match","condition_index":0,"description":"Matched condition set 1"}"""
        );
        answer["flags"]![key]!["metadata"] = new JObject
        {
            ["id"] = 17,
            ["version"] = 4,
            ["payload"] = payload,
            ["has_experiment"] = hasExperiment,
        };
        return answer.ToString(Formatting.None);
    }

    private static JObject Answer(params (string Key, object Value)[] flags) =>
        new()
        {
            ["flags"] = new JObject(
                flags.Select(flag => new JProperty(
                    flag.Key,
                    new JObject
                    {
                        ["key"] = flag.Key,
                        ["enabled"] = flag.Value is not false,
                        ["variant"] = flag.Value as string,
                    }
                ))
            ),
            ["errorsWhileComputingFlags"] = false,
            ["requestId"] = "request-1",
            ["evaluatedAt"] = 1_700_000_000_123,
        };
}
