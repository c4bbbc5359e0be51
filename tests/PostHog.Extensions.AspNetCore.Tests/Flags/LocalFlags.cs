using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>Applications that evaluate flags themselves.</summary>
internal static class LocalFlags
{
    public const string Definitions = """
        {"flags":[
          {"id":1,"key":"everywhere","active":true,"evaluation_runtime":"all",
           "filters":{"groups":[{"properties":[],"rollout_percentage":100}],
             "payloads":{"true":"{\"text\":\"</script>&\u2028\",\"n\":1.50}"}}},
          {"id":2,"key":"in-browsers","active":true,"evaluation_runtime":"client",
           "filters":{"groups":[{"properties":[],"rollout_percentage":100}],
             "multivariate":{"variants":[{"key":"blue","rollout_percentage":100}]},
             "payloads":{"blue":"[1,2]"}}},
          {"id":3,"key":"on-servers","active":true,"evaluation_runtime":"server",
           "filters":{"groups":[{"properties":[],"rollout_percentage":100}]}},
          {"id":4,"key":"anywhere","active":true,
           "filters":{"groups":[{"properties":[],"rollout_percentage":100}]}},
          {"id":5,"key":"off","active":false,"evaluation_runtime":"all",
           "filters":{"groups":[{"properties":[],"rollout_percentage":100}]}}
        ],"group_type_mapping":{},"cohorts":{}}
        """;

    public static Task<TestApp> StartAsync(
        Action<WebApplication> configure,
        Action<WebApplicationBuilder>? services = null
    ) =>
        TestApp.StartAsync(
            configure,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?> { ["PostHog:SecretKey"] = "phs_secret" }
                );
                services?.Invoke(builder);
            },
            builder => builder.WaitForFlagDefinitions(TimeSpan.FromSeconds(20)),
            flags: Definitions
        );
}
