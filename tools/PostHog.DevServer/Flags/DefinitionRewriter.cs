using System.Text.Json.Nodes;

namespace PostHog.Development.Flags;

/// <summary>
/// Puts overrides into definitions, so that clients that evaluate locally have them too.
/// </summary>
internal static class DefinitionRewriter
{
    public static string? Apply(string? definitions, FlagOverrides overrides)
    {
        if (definitions is null || !overrides.All.Any())
        {
            return definitions;
        }

        var document = JsonNode.Parse(definitions)!;
        foreach (var flag in document["flags"]!.AsArray().OfType<JsonObject>())
        {
            if (overrides.Find((string)flag["key"]!, id: null) is { } value)
            {
                Replace(flag, value);
            }

            if (overrides.ForIds((string)flag["key"]!) is { Count: > 0 } forIds)
            {
                OverrideConditions.Apply(flag, forIds);
            }
        }

        return document.ToJsonString();
    }

    private static void Replace(JsonObject flag, FixedFlag value)
    {
        flag["active"] = value.IsEnabled;
        flag["filters"] = new JsonObject
        {
            ["groups"] = new JsonArray(
                new JsonObject { ["properties"] = new JsonArray(), ["rollout_percentage"] = 100 }
            ),
            ["multivariate"] = value.Variant is null
                ? null
                : new JsonObject
                {
                    ["variants"] = new JsonArray(
                        new JsonObject { ["key"] = value.Variant, ["rollout_percentage"] = 100 }
                    ),
                },
            ["payloads"] = value.Payload is null
                ? new JsonObject()
                : new JsonObject { [value.Variant ?? "true"] = value.Payload },
        };
    }
}
