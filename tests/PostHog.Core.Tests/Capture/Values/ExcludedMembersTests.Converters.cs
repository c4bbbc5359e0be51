using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class ExcludedMembersTests
{
    private class Mask : Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        ) => writer.WriteValue("***");

        public override object ReadJson(
            Json.JsonReader reader,
            Type objectType,
            object? existingValue,
            Json.JsonSerializer serializer
        ) => throw new NotSupportedException();
    }

    private sealed class Thrower : Mask
    {
        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        ) => throw new NotSupportedException(Secret);
    }

    private sealed class Raw : Mask
    {
        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        ) => writer.WriteRawValue("{" + value);
    }

    private sealed class StjMask<T> : Stj.JsonConverter<T>
    {
        public override T? Read(
            ref System.Text.Json.Utf8JsonReader reader,
            Type typeToConvert,
            System.Text.Json.JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(
            System.Text.Json.Utf8JsonWriter writer,
            T value,
            System.Text.Json.JsonSerializerOptions options
        ) => writer.WriteStringValue("###");
    }

    private sealed class StjThrower : Stj.JsonConverter<string>
    {
        public override string? Read(
            ref System.Text.Json.Utf8JsonReader reader,
            Type typeToConvert,
            System.Text.Json.JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(
            System.Text.Json.Utf8JsonWriter writer,
            string value,
            System.Text.Json.JsonSerializerOptions options
        ) => throw new NotSupportedException(Secret);
    }
}
