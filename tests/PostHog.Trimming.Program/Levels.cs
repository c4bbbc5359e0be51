using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

[JsonConverter(typeof(JsonStringEnumConverter<Levels>))]
internal enum Levels
{
    High,
}
