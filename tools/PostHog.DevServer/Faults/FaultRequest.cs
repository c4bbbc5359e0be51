using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostHog.Development.Faults;

/// <summary>The JSON of a fault, one to one.</summary>
internal sealed class FaultRequest
{
    public int? Status { get; init; }

    public int Count { get; init; } = 1;

    public JsonElement? RetryAfter { get; init; }

    public string? Location { get; init; }

    public double DelayMs { get; init; }

    public double StallMs { get; init; }

    public string? Abort { get; init; }

    public bool Truncate { get; init; }

    public Dictionary<string, JsonElement>? Results { get; init; }

    public string? Body { get; init; }

    public bool? Store { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
