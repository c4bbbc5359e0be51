using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

/// <summary>An object with a member whose converter hides a part.</summary>
internal sealed class Masked
{
    public string Name => "Ada";

    [JsonConverter(typeof(MaskConverter))]
    public string Card => "4242";
}
