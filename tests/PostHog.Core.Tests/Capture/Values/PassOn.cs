using Newtonsoft.Json;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>A converter that lets the serialiser write the value.</summary>
internal sealed class PassOn : JsonConverter
{
    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        serializer.Serialize(writer, value);

    public override object ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    ) => throw new NotSupportedException();
}
