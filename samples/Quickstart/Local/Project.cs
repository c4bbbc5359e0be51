using PostHog;
using PostHog.Development;

namespace Quickstart.Local;

/// <summary>The flags that are evaluated in the process and by the server, and for whom.</summary>
internal static class Project
{
    public const string Rollout = "new-search";
    public const int RolloutUsers = 1_000;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Plans = ["free", "pro", "team"];

    /// <summary>Its flags: one on for a share of all users, one by properties, one with variants.</summary>
    public static string Definitions(int share) =>
        $$$$"""
            {"flags":[
            {"id":1,"key":"{{{{Rollout}}}}","active":true,"filters":{"groups":[{"rollout_percentage":{{{{share}}}} }]}},
            {"id":2,"key":"reports","active":true,"filters":{"groups":[{"rollout_percentage":80,"properties":[
             {"key":"plan","value":["pro","team"],"operator":"exact","type":"person"},
             {"key":"seats","value":5,"operator":"gte","type":"person"}]}]}},
            {"id":3,"key":"banner","active":true,"filters":{"groups":[{}],"multivariate":{"variants":[
             {"key":"red","rollout_percentage":30},{"key":"blue","rollout_percentage":70}]}}}
            ],"cohorts":{},"group_type_mapping":{}}
            """;

    /// <summary>A client's options; with a key it evaluates flags itself.</summary>
    public static PostHogOptions Options(DevServer server, bool isLocal) =>
        new()
        {
            ProjectToken = "phc_quickstart",
            Host = server.Url.AbsoluteUri,
            SecretKey = isLocal ? "phs_quickstart" : null,
            FeatureFlagPollInterval = TimeSpan.FromMilliseconds(200),
        };

    public static string User(int number) => $"user-{number}";

    /// <summary>What is known of a user. That their flags are read is no event here.</summary>
    public static EvaluateFlagsOptions Knowledge(int number) =>
        new()
        {
            PersonProperties = { ["plan"] = Plans[number % Plans.Length], ["seats"] = number % 10 },
            SendFeatureFlagEvents = false,
        };
}
