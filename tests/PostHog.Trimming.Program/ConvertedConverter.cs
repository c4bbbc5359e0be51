using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

internal sealed class ConvertedConverter : JsonConverter<Converted>
{
    public override Converted Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => throw new NotSupportedException();

    public override void Write(
        Utf8JsonWriter writer,
        Converted value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue("converted");
}
