using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace PostHog.Trimming.Program;

[JsonConverter(typeof(StringEnumConverter), typeof(SnakeCaseNamingStrategy))]
internal enum Size
{
    ExtraLarge,
}
