using System.Text.Json.Nodes;

namespace PostHog.Development.Flags;

/// <summary>What a flag is for everybody.</summary>
/// <param name="IsEnabled">Whether it is on.</param>
/// <param name="Variant">Its variant, if it has one.</param>
/// <param name="Payload">Its payload as JSON text, if it has one.</param>
internal sealed record FixedFlag(bool IsEnabled, string? Variant, string? Payload)
{
    /// <summary>Returns what is answered for a flag that cannot be computed.</summary>
    public static JsonObject Failed(string key) =>
        new()
        {
            ["key"] = key,
            ["enabled"] = false,
            ["variant"] = null,
            ["failed"] = true,
        };

    /// <summary>The value as text: the variant, <c>true</c> or <c>false</c>.</summary>
    public string Text => Variant ?? (IsEnabled ? "true" : "false");

    /// <summary>The value as JSON: the variant, or whether it is on.</summary>
    public JsonNode Value => Variant is null ? IsEnabled : Variant;

    /// <summary>Returns what is answered for the flag.</summary>
    public JsonObject Describe(
        string key,
        string description = "A fixed value of the dev server"
    ) =>
        new()
        {
            ["key"] = key,
            ["enabled"] = IsEnabled,
            ["variant"] = Variant,
            ["reason"] = new JsonObject
            {
                ["code"] = IsEnabled ? "condition_match" : "no_condition_match",
                ["condition_index"] = IsEnabled ? 0 : null,
                ["description"] = description,
            },
            ["metadata"] = new JsonObject
            {
                ["id"] = 1,
                ["version"] = 1,
                ["payload"] = Payload,
                ["description"] = null,
            },
        };
}
