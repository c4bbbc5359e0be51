using System.Text.Json.Nodes;

namespace PostHog.Development.Flags;

/// <summary>Turns an answer of <c>/flags/</c> into one of <c>/decide/</c>, which older libraries for browsers ask for.</summary>
internal static class DecideAnswer
{
    /// <summary>Returns values and payloads by key, with the configuration among them.</summary>
    public static JsonObject Of(JsonObject answer, JsonObject config)
    {
        var (values, payloads) = (new JsonObject(), new JsonObject());
        foreach (var (key, flag) in answer["flags"]!.AsObject())
        {
            if ((bool?)flag!["failed"] == true)
            {
                continue;
            }

            values[key] = flag["variant"]?.DeepClone() ?? flag["enabled"]!.DeepClone();
            if (flag["metadata"]?["payload"] is { } payload)
            {
                payloads[key] = payload.DeepClone();
            }
        }

        config["featureFlags"] = values;
        config["featureFlagPayloads"] = payloads;
        config["errorsWhileComputingFlags"] = answer["errorsWhileComputingFlags"]!.DeepClone();
        return config;
    }
}
