using Newtonsoft.Json;

namespace PostHog.Capture.Values;

/// <summary>Puts another value in the place of one whose members do not say what it means.</summary>
/// <param name="form">Returns that value, or an <see cref="UnreadableValue"/>.</param>
internal sealed class FormConverter(Func<object, object?> form) : JsonConverter
{
    public override bool CanRead => false;

    /// <summary>Returns what is sent for a value. Throws what code of the caller's throws.</summary>
    public object? FormOf(object value) => form(value) ?? DBNull.Value;

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var result = form(value!);
        serializer.Serialize(
            writer,
            result is UnreadableValue ? throw new JsonSerializationException() : result
        );
    }

    public override object ReadJson(
        JsonReader reader,
        Type objectType,
        object? existingValue,
        JsonSerializer serializer
    ) => throw new NotSupportedException();
}
