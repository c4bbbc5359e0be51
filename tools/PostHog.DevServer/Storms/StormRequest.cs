using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostHog.Development.Storms;

/// <summary>The JSON of a storm, one to one; what is left out has the default of <see cref="Storm"/>.</summary>
internal sealed class StormRequest
{
    public static readonly Storm Defaults = new();

    public int Seed { get; init; } = Defaults.Seed;

    public int MaxConsecutive { get; init; } = Defaults.MaxConsecutive;

    public Dictionary<int, double>? Statuses { get; init; }

    public double RetryAfterShare { get; init; } = Defaults.RetryAfterShare;

    public double RetryAfterMs { get; init; } = Defaults.RetryAfter.TotalMilliseconds;

    public double Abort { get; init; }

    public double Reset { get; init; }

    public double Truncate { get; init; }

    public double StoredShare { get; init; } = Defaults.StoredShare;

    public double Stall { get; init; }

    public double StallMs { get; init; } = Defaults.StallFor.TotalMilliseconds;

    public double TooLarge { get; init; }

    public int TooLargeAbove { get; init; } = Defaults.TooLargeAbove;

    public double Partial { get; init; }

    public double PartialShare { get; init; } = Defaults.PartialShare;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
