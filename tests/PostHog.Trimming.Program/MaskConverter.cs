using System.Text.Json;
using System.Text.Json.Serialization;

namespace PostHog.Trimming.Program;

internal sealed class MaskConverter : JsonConverter<string>
{
    public override string Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => throw new NotSupportedException();

    public override void Write(
        Utf8JsonWriter writer,
        string value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue("****");
}
