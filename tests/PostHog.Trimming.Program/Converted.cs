using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

/// <summary>An object whose type has a converter.</summary>
[JsonConverter(typeof(ConvertedConverter))]
internal sealed class Converted;
